import { expect, jest, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';
import { connectTo } from './nats.js';
import { freshNames, startNats, testServers } from './test-servers.js';

jest.setTimeout(30_000);

test('every test of a run is told the same servers, and they answer', async () => {
  const [one, other] = await Promise.all([testServers(), testServers()]);
  expect(other).toBe(one);

  const mongo = await new MongoClient(one.mongodbUrl).connect();
  const { database, redisPrefix } = freshNames();
  await mongo.db(database).collection<{ _id: string }>('things').insertOne({ _id: 'a' });
  expect(await mongo.db(database).collection('things').countDocuments()).toBe(1);
  await mongo.db(database).dropDatabase();
  await mongo.close();

  const redis = new Redis(one.redisUrl);
  expect(await redis.set(`${redisPrefix}:a`, '1')).toBe('OK');
  redis.disconnect();

  const nats = await connectTo(one.natsUrl('setup'));
  expect(nats.info?.jetstream).toBe(true);
  await nats.close();
});

test('a test gets a NATS of its own, with its streams, that it can kill and start again', async () => {
  const own = await startNats();
  try {
    own.process.kill('SIGKILL');
    await own.process.gone();
    await expect(connectTo(own.natsUrl('setup'))).rejects.toThrow();
    await own.process.restart();
    const nats = await connectTo(own.natsUrl('setup'));
    const streams = await nats.request('$JS.API.STREAM.NAMES', '');
    expect(streams.json<{ streams: string[] }>().streams.sort()).toEqual(['EVENTS', 'PARKED']);
    await nats.close();
  } finally {
    await own.stop();
  }
});
