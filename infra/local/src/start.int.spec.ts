import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { newFolder, runFixture, until } from '../fixtures/run.js';
import { isHeld } from './lock.js';
import { testServers } from './test-servers.js';

jest.setTimeout(120_000);

let dataDir: string;
let runs: ReturnType<typeof runFixture>[];
beforeEach(async () => {
  dataDir = await newFolder();
  runs = [];
});
afterEach(async () => {
  for (const { child } of runs) child.kill('SIGKILL');
  await until(async () => !(await isHeld(dataDir)));
  await rm(dataDir, { recursive: true, force: true });
});

function start(env: Record<string, string> = {}) {
  const run = runFixture('start.ts', [], { BAYLINK_DATA: dataDir, ...env });
  runs.push(run);
  return run;
}
/** With the servers of the test run: quicker, where a test is not about them. */
async function startOnGiven(env: Record<string, string> = {}) {
  const { mongodbUrl, natsUrl, redisUrl } = await testServers();
  return start({ MONGODB_URL: mongodbUrl, NATS_URL: natsUrl('setup'), REDIS_URL: redisUrl, ...env });
}
type Run = ReturnType<typeof start>;
const ready = (run: Run) =>
  until(
    () => run.said.includes('Ctrl-C stops it'),
    () => run.said,
  );
const ended = async (run: Run) => {
  await until(
    () => run.child.exitCode !== null,
    () => run.said,
  );
  return run.child.exitCode;
};
const runningFile = () => join(dataDir, 'running.json');
const running = async () => JSON.parse(await readFile(runningFile(), 'utf8')) as { url: string; token: string };

test('the start tells its steps, its address and one login per role, a second one where it runs, and Ctrl-C stops it', async () => {
  const run = start();
  await ready(run);
  const { url, token } = await running();
  expect((await stat(runningFile())).mode & 0o077).toBe(0);
  expect(run.said).toMatch(/✓ servers +\d+\.\d s {3}MongoDB \S+ · NATS \S+ · \w+ \S+\n/);
  expect(run.said).toMatch(/✓ services +\d+\.\d s {3}dealer · gateway\n/);
  expect(run.said).toMatch(/✓ demo network +\d+\.\d s\n/);
  expect(run.said).toContain(`Baylink is ready at ${url}`);
  expect(run.said).toMatch(/agent {5}agent {5}demo {3}Li Na\n +station {3}station {3}demo {3}Wang Wei, S001\n\n/);
  expect(run.said).not.toContain(token);

  const second = start();
  expect(await ended(second)).toBe(1);
  expect(second.said).toContain(`Baylink is already running: ${url}`);
  expect((await running()).url).toBe(url);
  expect(await readFile(join(dataDir, 'logs', 'seed-network.log'), 'utf8')).toBe(`seed network ${url} 43\n`);

  run.child.kill('SIGINT');
  run.child.kill('SIGINT');
  expect(await ended(run)).toBe(0);
  expect(run.said).toMatch(/✓ stopped/);
  expect(existsSync(runningFile())).toBe(false);
  expect(await isHeld(dataDir)).toBe(false);
  await expect(fetch(url)).rejects.toThrow();
});

test('without the demo network there is none, and no logins', async () => {
  const run = await startOnGiven({ BAYLINK_DEMO: '0' });
  await ready(run);
  expect(run.said).not.toMatch(/demo|Li Na/);
  run.child.kill('SIGTERM');
  expect(await ended(run)).toBe(0);
});

test('after a SIGKILL everything it started goes too, and the next start works on the same data, already filled', async () => {
  const first = start();
  await ready(first);
  const { url } = await running();
  first.child.kill('SIGKILL');
  const second = start();
  await ready(second);
  expect(second.said).not.toContain('demo network');
  const after = await running();
  expect((await fetch(after.url)).status).toBe(200);
  if (after.url !== url) await expect(fetch(url)).rejects.toThrow();
});

test('when a service dies, the start says which with its last words, stops everything and fails', async () => {
  const run = await startOnGiven();
  await ready(run);
  const env = (await (await fetch(`${(await running()).url}/env`)).json()) as { SERVICES: string };
  const { dealer } = JSON.parse(env.SERVICES) as { dealer: string };
  const { pid } = (await (await fetch(`${dealer}/pid`)).json()) as { pid: number };
  process.kill(pid, 'SIGKILL');
  expect(await ended(run)).toBe(1);
  expect(run.said).toMatch(/dealer was ended by SIGKILL. The end of .*dealer.log:\n +well on \d+/);
  expect(await isHeld(dataDir)).toBe(false);
});

test('a demo network that cannot be made is told with its reason, and nothing is left running', async () => {
  const run = await startOnGiven({ FIXTURE_SEED: 'broken' });
  expect(await ended(run)).toBe(1);
  expect(run.said).toContain('line 7: unknown province');
  expect(existsSync(join(dataDir, 'seeded-network'))).toBe(false);
  expect(await isHeld(dataDir)).toBe(false);
});

test('a port that was asked for and is taken is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const run = start({ PORT: `${port}` });
  expect(await ended(run)).toBe(1);
  expect(run.said).toContain(`Port ${port} is taken.`);
  other.close();
});
