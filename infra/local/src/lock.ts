import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Who holds a data folder: a process, told from a later one of the same number by when it was born. */
type Holder = { pid: number; born: string };

export const lockFile = (dataDir: string) => join(dataDir, 'lock');

/** Takes the data folder for this process id, or says `false` when a living process has it. */
export async function takeLock(dataDir: string, pid: number): Promise<boolean> {
  const holder: Holder = { pid, born: await birthOf(pid) };
  const write = () => writeFile(lockFile(dataDir), JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
  if (await succeeds(write)) return true;
  if (await isHeld(dataDir)) return false;
  await rm(lockFile(dataDir), { force: true });
  return succeeds(write);
}

/** Whether a living process has the data folder. A lock left by a crash of the machine holds nothing. */
export async function isHeld(dataDir: string): Promise<boolean> {
  try {
    const { pid, born } = JSON.parse(await readFile(lockFile(dataDir), 'utf8')) as Holder;
    return born === (await birthOf(pid));
  } catch {
    return false;
  }
}

const succeeds = (act: () => Promise<void>) =>
  act().then(
    () => true,
    () => false,
  );

/** When a process was born, in the words of its system; rejects when there is no such process. */
async function birthOf(pid: number): Promise<string> {
  if (process.platform !== 'linux') return (await promisify(execFile)('ps', ['-o', 'lstart=', '-p', `${pid}`])).stdout;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (afterName[0] === 'Z') throw new Error(`${pid} has ended and is only waiting for its parent to notice.`);
  return afterName[19]!;
}
