import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, jest, test } from '@jest/globals';
import { isAlive, newFolder, runFixture, until } from '../fixtures/run.js';
import { Children, DataInUse, type Ended, type Program } from './children.js';
import { isHeld, lockFile } from './lock.js';

jest.setTimeout(120_000);

const folders: string[] = [];
const begun: Children[] = [];
afterEach(async () => {
  await Promise.all(begun.splice(0).map((children) => children.stop()));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

async function emptyFolder() {
  const folder = await newFolder();
  folders.push(folder);
  return folder;
}

async function children(onExit?: (end: Ended) => void, dataDir?: string) {
  const folder = dataDir ?? (await emptyFolder());
  const all = await Children.within({ dataDir: folder, onExit });
  begun.push(all);
  return { all, folder };
}

/** A shell that does what it is told; it is ready when it has said `up`. */
const shell = (folder: string, script: string, more: Partial<Program> = {}): Program => ({
  name: 'shell',
  command: 'sh',
  args: ['-c', script],
  env: { PATH: process.env.PATH },
  logFile: join(folder, 'logs', 'shell.log'),
  ready: async () => /^up$/m.test(await readFile(join(folder, 'logs', 'shell.log'), 'utf8')),
  ...more,
});
const sleeps = 'echo up; exec sleep 60';

test('the servers end when the process that started them is killed with SIGKILL', async () => {
  const folder = await emptyFolder();
  const run = runFixture('servers.ts', [folder]);
  await until(
    () => run.said.includes(']\n'),
    () => run.said,
  );
  const pids = JSON.parse(run.said) as number[];
  expect(pids.map(isAlive)).toEqual([true, true, true]);
  await expect(Children.within({ dataDir: folder })).rejects.toThrow(DataInUse);

  run.child.kill('SIGKILL');
  await until(() => !pids.some(isAlive));
  await until(async () => !(await isHeld(folder)));
});

test('an end that nobody asked for is told, with the last words', async () => {
  const ends: Ended[] = [];
  const { all, folder } = await children((end) => ends.push(end));
  const child = await all.start(shell(folder, 'echo up; sleep 0.2; echo why; exit 7'));
  await child.gone();
  await until(() => ends.length > 0);
  expect(ends).toMatchObject([{ name: 'shell', code: 7, signal: null, lastLines: ['up', 'why'] }]);
});

test('a child that is killed on purpose is no news, and starts again as it was', async () => {
  const ends: Ended[] = [];
  const { all, folder } = await children((end) => ends.push(end));
  const child = await all.start(shell(folder, sleeps));
  const first = child.pid;
  child.kill('SIGKILL');
  await child.gone();
  expect(child.running).toBe(false);
  await child.restart();
  expect(child.pid).not.toBe(first);
  expect(child.running).toBe(true);
  expect(ends).toEqual([]);
});

test('a child that ends before it is ready is refused with its last words, once', async () => {
  const ends: Ended[] = [];
  const { all, folder } = await children((end) => ends.push(end));
  const never = shell(folder, 'echo no such table; exit 1', { ready: async () => false });
  await expect(all.start(never)).rejects.toThrow(/shell ended before it was ready[\s\S]*no such table/);
  expect(ends).toEqual([]);
});

test('a command that does not exist is refused, not waited for', async () => {
  const { all, folder } = await children();
  await expect(all.start(shell(folder, '', { command: join(folder, 'nothing') }))).rejects.toThrow('ended before');
});

test('a child that does not listen is made to end', async () => {
  const { all, folder } = await children();
  const stubborn = shell(folder, `trap '' TERM; ${sleeps}`, { endWithin: 100 });
  const child = await all.start(stubborn);
  await all.stop();
  expect(child.running).toBe(false);
});

test('a child that was paused is ended all the same', async () => {
  const { all, folder } = await children();
  const child = await all.start(shell(folder, sleeps, { endWithin: 60_000 }));
  child.kill('SIGSTOP');
  await all.stop();
  expect(child.running).toBe(false);
});

test('nothing is started once everything is being stopped', async () => {
  const { all, folder } = await children();
  await all.stop();
  await expect(all.start(shell(folder, sleeps))).rejects.toThrow('being stopped');
});

test('a data folder has one user at a time, and is given back', async () => {
  const { all, folder } = await children();
  await expect(Children.within({ dataDir: folder })).rejects.toThrow(DataInUse);
  await all.stop();
  await children(undefined, folder);
});

test('of many who want a fresh data folder at the same time one gets it', async () => {
  const folder = await emptyFolder();
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => Children.within({ dataDir: folder })));
  const got = tries.filter((one) => one.status === 'fulfilled');
  begun.push(...got.map((one) => one.value));
  expect(got).toHaveLength(1);
});

test('a lock that a crash of the machine left behind holds nobody up, even if its number is in use again', async () => {
  const folder = await emptyFolder();
  await writeFile(lockFile(folder), JSON.stringify({ pid: process.pid, born: 'another time' }));
  const { all } = await children(undefined, folder);
  expect(all).toBeInstanceOf(Children);
});
