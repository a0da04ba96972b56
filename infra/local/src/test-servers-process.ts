import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultBinDir } from './product.js';
import { startServers } from './servers.js';

// Starts the servers of a test run, writes where they are as one line of JSON, and stops them when its input closes.
const dataDir = await mkdtemp(join(tmpdir(), 'baylink-test-servers-'));
const { mongodbUrl, natsPasswords, natsUrl, redisUrl, stop } = await startServers({
  dataDir,
  binDir: defaultBinDir,
  removeAtEnd: true,
  onExit: ({ name, lastLines }) => console.error(`${name} ended.\n${lastLines.join('\n')}`),
});
const users = Object.keys(natsPasswords) as (keyof typeof natsPasswords)[];
const nats = Object.fromEntries(users.map((user) => [user, natsUrl(user)]));
console.log(JSON.stringify({ mongodbUrl, nats, redisUrl }));

process.stdin.resume().on('end', async () => {
  await stop();
  process.exit();
});
