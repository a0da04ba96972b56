import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataInUse } from './children.js';
import { isHeld } from './lock.js';
import { writePrivate } from './secrets.js';

/** What the CLI needs to talk to the running product, and whose it is. */
export type Running = { url: string; token: string; pid: number };

const file = (dataDir: string) => join(dataDir, 'running.json');

/** Tells the CLI where the product runs; only this user may read it. */
export const writeRunning = (dataDir: string, running: Running) =>
  writePrivate(file(dataDir), `${JSON.stringify(running)}\n`);

export const removeRunning = (dataDir: string) => rm(file(dataDir), { force: true });

/** The product that works in this data folder runs already. */
export class AlreadyRunning extends Error {
  constructor(readonly url: string) {
    super(`Baylink is already running: ${url}`);
  }
}

/**
 * Waits until nobody works in the data folder: a product that was killed takes a moment to be gone. Rejects with
 * `AlreadyRunning` when one answers, with `DataInUse` when the folder is not given back in time.
 */
export async function untilFree(dataDir: string, signal?: AbortSignal, patience = 20_000): Promise<void> {
  const until = Date.now() + patience;
  while (await isHeld(dataDir)) {
    const running = await whoRuns(dataDir);
    if (running) throw new AlreadyRunning(running.url);
    if (Date.now() > until) throw new DataInUse(dataDir);
    await sleep(100, undefined, { signal });
  }
}

async function whoRuns(dataDir: string): Promise<Running | null> {
  try {
    const running = JSON.parse(await readFile(file(dataDir), 'utf8')) as Running;
    process.kill(running.pid, 0);
    const { ok } = await fetch(`${running.url}/health/live`, { signal: AbortSignal.timeout(2_000) });
    return ok ? running : null;
  } catch {
    return null;
  }
}
