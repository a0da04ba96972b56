// Jest's global set-up. It starts nothing: the servers are started when the first test asks for them, so that a run of
// pure tests does not wait. Tests ask over a socket, whose path they find in BAYLINK_TEST_SERVERS.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export default async function setup() {
  const folder = await mkdtemp(join(tmpdir(), 'baylink-test-'));
  let servers;
  const desk = createServer((asking) => {
    servers ??= startServers();
    asking.on('error', () => {});
    servers.urls.then((urls) => asking.end(urls));
  });
  process.env.BAYLINK_TEST_SERVERS = join(folder, 'ask');
  desk.listen(process.env.BAYLINK_TEST_SERVERS);
  await once(desk, 'listening');

  globalThis.stopTestServers = async () => {
    desk.close();
    await servers?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** A process of its own, because it is TypeScript; it stops the servers when its input closes, however that comes. */
function startServers() {
  const program = join(here, 'src', 'test-servers-process.ts');
  const loader = import.meta.resolve('@swc-node/register/esm-register');
  const child = spawn(process.execPath, ['--conditions=baylink-source', '--import', loader, program], {
    cwd: join(here, '../..'),
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.on('error', () => {});
  const gone = once(child, 'exit');
  const lines = createInterface(child.stdout);
  return {
    urls: Promise.race([once(lines, 'line'), gone.then(() => [''])]).then(([line]) => line),
    async stop() {
      child.stdin.end();
      await gone;
    },
  };
}
