import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { freshNames, testServers } from '@baylink/local/test-servers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { connectMongo, duplicateKey, isDatabaseAway } from './mongo.js';

let mongo: Connection;
beforeAll(async () => {
  mongo = await connectMongo((await testServers()).mongodbUrl, freshNames().database);
});
afterAll(async () => {
  await mongo.dropDatabase();
  await mongo.close();
});

const errorOf = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);
/** A line to the server that can be cut. */
async function relay(to: URL) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    const onward = connect(Number(to.port), to.hostname);
    sockets.push(socket, onward);
    for (const end of [socket, onward]) end.on('error', () => {});
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url: `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}/?directConnection=true`, cut };
}

test('a connection that is cut is away for the moment', async () => {
  const line = await relay(new URL((await testServers()).mongodbUrl));
  const cutOff = await connectMongo(line.url, mongo.name);
  line.cut();
  const error = await errorOf(cutOff.collection('things').insertOne({ _id: 'x' } as never));
  expect(isDatabaseAway(error)).toBe(true);
  await cutOff.close();
});

test('a primary that has just stepped down is away for the moment', () => {
  const { MongoServerError } = mongoose.mongo;
  const error = new MongoServerError({ message: 'not primary', code: 10_107, errorLabels: ['RetryableWriteError'] });
  expect(isDatabaseAway(error)).toBe(true);
});

test('what a unique index refuses is no absence, and names the index', async () => {
  const things = mongo.collection('things');
  await things.insertOne({ _id: 'twice' } as never);
  const error = await errorOf(things.insertOne({ _id: 'twice' } as never));
  expect(isDatabaseAway(error)).toBe(false);
  expect(duplicateKey(error)).toEqual({ index: '_id_', key: { _id: 'twice' } });
});

test('nor is a mistake of ours', () => {
  for (const mistake of [new TypeError('x is not a function'), undefined, null, 'no']) {
    expect(isDatabaseAway(mistake)).toBe(false);
  }
});
