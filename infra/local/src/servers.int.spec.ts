import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';
import { newFolder, until } from '../fixtures/run.js';
import type { Ended } from './children.js';
import { connectTo } from './nats.js';
import { defaultBinDir } from './product.js';
import { type LocalServers, startServers } from './servers.js';

jest.setTimeout(120_000);

let dataDir: string;
let servers: LocalServers;
const ends: Ended[] = [];
const start = () => startServers({ dataDir, binDir: defaultBinDir, onExit: (end) => ends.push(end) });

beforeAll(async () => {
  dataDir = await newFolder();
  servers = await start();
});
afterAll(async () => {
  await servers.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Does something with each server and lets it go. */
async function withMongo<T>(use: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(servers.mongodbUrl);
  return use(client).finally(() => client.close());
}
async function withRedis<T>(use: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(servers.redisUrl);
  return use(client).finally(() => client.disconnect());
}
async function withNats<T>(use: (client: Awaited<ReturnType<typeof connectTo>>) => Promise<T>): Promise<T> {
  const client = await connectTo(servers.natsUrl('setup'));
  return use(client).finally(() => client.close());
}

const write = async (word: string) => {
  await withMongo((client) => client.db('kept').collection<{ _id: string }>('words').insertOne({ _id: word }));
  await withRedis((client) => client.set(`kept:${word}`, word));
  await withNats((client) => jetstream(client).publish(`event.word.kept.${word}`, word));
};
const read = async () => ({
  mongodb: await withMongo((client) => client.db('kept').collection('words').countDocuments()),
  redis: await withRedis((client) => client.dbsize()),
  nats: await withNats(async (client) => {
    const info = await client.request('$JS.API.STREAM.INFO.EVENTS', '');
    return info.json<{ state: { messages: number } }>().state.messages;
  }),
});

test('what is said once about MongoDB is in its connection string, and it is a replica set that takes majority writes', async () => {
  const parameters = Object.fromEntries(new URL(servers.mongodbUrl).searchParams);
  expect(parameters).toMatchObject({ replicaSet: 'baylink', retryWrites: 'true', w: 'majority', journal: 'true' });
  expect(Number(parameters.maxPoolSize)).toBeGreaterThan(0);
  await withMongo(async (client) => {
    const session = client.startSession();
    await session.withTransaction(() => client.db('kept').collection('x').insertOne({}, { session }));
    await session.endSession();
    const { parsed } = await client.db('admin').command({ getCmdLineOpts: 1 });
    expect(parsed.net).toMatchObject({ bindIp: '127.0.0.1', compression: { compressors: 'disabled' } });
  });
});

test('Redis forgets nothing for want of memory, writes its commands down, and wants its password', async () => {
  await withRedis(async (client) => {
    expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    expect(await client.config('GET', 'appendonly')).toEqual(['appendonly', 'yes']);
    expect(await client.config('GET', 'appendfsync')).toEqual(['appendfsync', 'everysec']);
    expect(await client.config('GET', 'bind')).toEqual(['bind', '127.0.0.1']);
  });
  const stranger = new Redis(servers.redisUrl.replace(/:[^:@]+@/, ':wrong@'), { retryStrategy: () => null });
  stranger.on('error', () => {});
  await expect(stranger.ping()).rejects.toThrow();
  stranger.disconnect();
});

test('only this user can read the files that hold passwords', async () => {
  for (const file of ['nats/nats.conf', 'redis/redis.conf', 'lock']) {
    expect((await stat(join(dataDir, file))).mode & 0o077).toBe(0);
  }
});

test.each(['mongod', 'nats', 'redis'] as const)(
  '%s is killed and started again on its port, data and password',
  async (name) => {
    await write(`before-${name}`);
    const before = await read();
    servers.processes[name]!.kill('SIGKILL');
    await servers.processes[name]!.gone();
    await servers.processes[name]!.restart();
    expect(await read()).toEqual(before);
    await write(`after-${name}`);
    expect(ends).toEqual([]);
  },
);

test('the data is there at the next start, on other ports and with other passwords', async () => {
  await write('before-stop');
  const before = await read();
  const { mongodbUrl, redisUrl } = servers;
  await servers.stop();
  servers = await start();
  expect(servers.mongodbUrl).not.toBe(mongodbUrl);
  expect(servers.redisUrl).not.toBe(redisUrl);
  expect(await read()).toEqual(before);
  await write('after-start');
});

test('a server that ends by itself is told and not started again', async () => {
  const { pid } = servers.processes.redis!;
  process.kill(pid, 'SIGKILL');
  await until(() => ends.length > 0);
  expect(ends).toMatchObject([{ name: 'redis', signal: 'SIGKILL' }]);
  expect(servers.processes.redis!.running).toBe(false);
});

test('a server whose address is given is used and not started', async () => {
  const urls = { mongodb: servers.mongodbUrl, nats: servers.natsUrl('setup'), redis: 'redis://127.0.0.1:6379' };
  const own = await newFolder();
  const given = await startServers({ dataDir: own, binDir: join(own, 'none'), urls, removeAtEnd: true });
  expect(given.processes).toEqual({});
  expect([given.mongodbUrl, given.natsUrl('dealer'), given.redisUrl]).toEqual(Object.values(urls));
  await given.stop();
});
