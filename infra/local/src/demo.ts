import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Product, root } from './product.js';
import { writePrivate } from './secrets.js';

/** Somebody of the demo network who can sign in: `at` is the code of the station or dealer. */
export type DemoLogin = { role: string; login: string; password: string; name: string; at?: string };

/** The network is there before anybody is told where to sign in; its complaints come in while it runs. */
export type DemoPart = 'network' | 'complaints';

const mark = (dataDir: string, part: DemoPart) => join(dataDir, `seeded-${part}`);

export const isSeeded = (dataDir: string, part: DemoPart) => existsSync(mark(dataDir, part));

export type Seeding = {
  signal: AbortSignal;
  /** Told each line of what the CLI says. */
  say?: (line: string) => void;
  cli?: string | undefined;
};

/** Fills the product with a part of the demo by its CLI. Rejects with the end of what the CLI said. */
export async function seed(
  product: Product,
  dataDir: string,
  part: DemoPart,
  { signal, say, cli = builtCli }: Seeding,
): Promise<void> {
  const said: string[] = [];
  const env = { ...process.env, BAYLINK_URL: product.url, BAYLINK_TOKEN: product.adminToken };
  const child = spawn(process.execPath, [cli, 'seed', part], { env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      said.push(line);
      say?.(line.trim());
    });
  }
  const [code] = await once(child, 'close');
  await writePrivate(join(dataDir, 'logs', `seed-${part}.log`), said.map((line) => `${line}\n`).join(''));
  if (code !== 0) throw new Error([`The demo ${part} could not be made:`, ...said.slice(-12)].join('\n'));
  await writeFile(mark(dataDir, part), `${new Date().toISOString()}\n`);
}
const builtCli = join(root, 'packages', 'cli', 'dist', 'main.js');

/** One login for each role of the demo network. */
export async function demoLogins(url: string): Promise<DemoLogin[]> {
  const answer = await fetch(`${url}/api/v1/session/demo`);
  if (!answer.ok) return [];
  const { items } = (await answer.json()) as { items: DemoLogin[] };
  return items.filter(({ role }, at) => items.findIndex((item) => item.role === role) === at);
}
