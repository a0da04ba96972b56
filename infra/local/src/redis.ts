import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Program } from './children.js';
import { host, isOpen } from './ports.js';
import { writePrivate } from './secrets.js';

export const redisUrl = (port: number, password: string) => `redis://:${password}@${host}:${port}`;

/** Redis or Valkey that forgets nothing for want of memory and writes down what it is told. */
export async function redis(command: string, port: number, dataDir: string, password: string): Promise<Program> {
  const data = join(dataDir, 'redis');
  await mkdir(data, { recursive: true, mode: 0o700 });
  const config = join(data, 'redis.conf');
  await writePrivate(
    config,
    [
      `bind ${host}`,
      `port ${port}`,
      `requirepass "${password}"`,
      `dir "${data}"`,
      'save ""',
      'appendonly yes',
      'appendfsync everysec',
      'maxmemory-policy noeviction',
      '',
    ].join('\n'),
  );
  return {
    name: 'redis',
    command,
    args: [config],
    env: { PATH: process.env.PATH, TZ: 'UTC' },
    logFile: join(dataDir, 'logs', 'redis.log'),
    ready: async () => (await isOpen(port)) && answers(redisUrl(port, password)),
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } finally {
    client.disconnect();
  }
}
