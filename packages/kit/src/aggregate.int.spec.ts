import { type Bus, natsBus, newTrace, runWith } from '@baylink/bus';
import { type Decision, type Envelope, Refusal } from '@baylink/contracts';
import { dealerChanged, dealerRegistered } from '@baylink/contracts/dealer';
import { freshNames, startNats, type TestNats, testServers } from '@baylink/local/test-servers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Connection, Schema } from 'mongoose';
import type { Aggregate } from './aggregate.js';
import { Aggregates } from './aggregates.js';
import { testClock } from './clock.js';
import { createLogger } from './logger.js';
import { connectMongo } from './mongo.js';
import { Outbox } from './outbox.js';
import { WakeUps } from './wake-ups.js';

type Shop = { code: string; version: number; signs: number; mood?: string | undefined };

const start = new Date('2026-11-23T09:00:00.000Z');
const opened = (code: string, wakeAt: Date | null = null): Decision<Shop> => ({
  after: { code, version: 0, signs: 0 },
  events: [dealerRegistered.of({ dealer: code })],
  wakeAt,
});
const oneMore = (shop: Shop): Decision<Shop> => ({
  after: { ...shop, signs: shop.signs + 1 },
  events: [dealerChanged.of({ dealer: shop.code })],
  wakeAt: null,
});

let nats: TestNats;
let bus: Bus;
let mongo: Connection;
let outbox: Outbox;
let wakeUps: WakeUps;
let shops: Aggregate<Shop>;
const heard: Envelope[] = [];
let look = () => {};
const clock = testClock(start);

/** Waits until that many events of a shop were heard. */
const hears = (code: string, count: number) =>
  new Promise<Envelope[]>((resolve) => {
    look = () => {
      const own = heard.filter(({ subject }) => subject === `dealer/${code}`);
      if (own.length >= count) resolve(own);
    };
    look();
  });
// Clearing an outbox is not journaled, so it is read as it stands and not as the majority has it.
const documentOf = (code: string) =>
  shops.model.collection.findOne({ _id: code } as never, { readConcern: { level: 'local' } });

beforeAll(async () => {
  nats = await startNats();
  const servers = await testServers();
  const { database } = freshNames();
  const logger = createLogger('dealer', 'silent');
  mongo = await connectMongo(servers.mongodbUrl, database);
  bus = await natsBus({ url: nats.natsUrl('dealer'), service: 'dealer', logger });
  const watching = await natsBus({ url: nats.natsUrl('gateway'), service: 'gateway', logger });
  await watching.watch('new', (event) => {
    heard.push(event);
    look();
  });
  outbox = new Outbox(bus, logger);
  wakeUps = new WakeUps({ redisUrl: servers.redisUrl, prefix: database }, clock, logger);
  const aggregates = new Aggregates(mongo, { outbox, wakeUps, clock, source: '/baylink/dealer' });
  const schema = new Schema({ _id: String }, { strict: false, versionKey: false });
  shops = aggregates.of<Shop>({ noun: 'dealer', collection: 'shops', id: (shop) => shop.code, schema });
  await aggregates.ready();
  closing.push(() => watching.drain());
});
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await wakeUps.stop();
  await outbox.drain();
  await Promise.all([bus.drain(), ...closing.map((close) => close())]);
  await mongo.dropDatabase();
  await mongo.close();
  await nats.stop();
});
beforeEach(() => {
  heard.length = 0;
});

describe('storing', () => {
  test('I9: state, event and due time are one document, and the event goes out with the aggregate’s version as its id', async () => {
    const due = new Date('2026-12-01T00:00:00Z');
    expect(await shops.insert(opened('A1', due))).toEqual({ code: 'A1', version: 1, signs: 0 });
    expect(await documentOf('A1')).toMatchObject({ _id: 'A1', version: 1, wakeAt: due });
    const [event] = await hears('A1', 1);
    expect(event).toMatchObject({
      id: 'dealer/A1:1',
      type: 'dealer.registered',
      time: start.toISOString(),
      data: { dealer: 'A1' },
    });
  });

  test('a second aggregate of the same id is refused with the index that stands against it', async () => {
    await shops.insert(opened('A2'));
    await expect(shops.insert(opened('A2'))).rejects.toMatchObject({
      code: 'already-exists',
      detail: { index: '_id_' },
    });
  });

  test('many at once stand or fall alone', async () => {
    await shops.insert(opened('B2'));
    const outcomes = await shops.insertMany(['B1', 'B2', 'B3'].map((code) => opened(code)));
    expect(outcomes).toMatchObject([{ code: 'B1' }, { code: 'already-exists' }, { code: 'B3' }]);
    expect([await hears('B1', 1), await hears('B2', 1), await hears('B3', 1)]).toHaveLength(3);
  });

  test('I9: what was stored before another thing is told of only when that is stored too', async () => {
    const { made, tell } = await shops.insertBefore(opened('B4'));
    expect(made).toEqual({ code: 'B4', version: 1, signs: 0 });
    await shops.insert(opened('B5'));
    await hears('B5', 1);
    expect(heard.map(({ subject }) => subject)).not.toContain('dealer/B4');
    tell();
    expect(await hears('B4', 1)).toHaveLength(1);
  });

  test('what nobody told of any more is found by the sweep, once it is as safe as what was stored after it', async () => {
    await shops.insertBefore(opened('B6'));
    await shops.insert(opened('B8'));
    await outbox.sweep();
    expect(await hears('B6', 1)).toHaveLength(1);
  });

  test('what was stored before is refused when it stands already', async () => {
    await shops.insert(opened('B7'));
    await expect(shops.insertBefore(opened('B7'))).rejects.toMatchObject({ code: 'already-exists' });
  });
});

describe('changing what another process has written since', () => {
  const elsewhere = (code: string, signs: number) =>
    shops.model.collection.updateOne({ _id: code } as never, { $set: { signs }, $inc: { version: 1 } } as never);
  const closed = new Refusal('not-allowed');
  const untilTwo = (shop: Shop): Decision<Shop> => {
    if (shop.signs >= 2) throw closed;
    return oneMore(shop);
  };

  test('decides on what stands and not on what was written here last', async () => {
    await shops.insert(opened('W1'));
    await elsewhere('W1', 7);
    expect(await shops.change('W1', oneMore)).toMatchObject({ version: 3, signs: 8 });
  });

  test('refuses what stands against it, though it did not when it was written here', async () => {
    await shops.insert(opened('W2'));
    await elsewhere('W2', 2);
    await expect(shops.change('W2', untilTwo)).rejects.toBe(closed);
    expect(await shops.get('W2')).toMatchObject({ version: 2, signs: 2 });
  });

  test('throws what it throws on what stands, and not on what was written here', async () => {
    const onlyNow = (shop: Shop) => {
      if (shop.version < 2) throw new RangeError('moved');
      return oneMore(shop);
    };
    await shops.insert(opened('W5'));
    await elsewhere('W5', 3);
    expect(await shops.change('W5', onlyNow)).toMatchObject({ version: 3, signs: 4 });
  });

  test('does what is allowed again, though it was not when it was written here', async () => {
    await shops.insert(opened('W3'));
    for (let i = 0; i < 2; i++) await shops.change('W3', untilTwo);
    await elsewhere('W3', 0);
    expect(await shops.change('W3', untilTwo)).toMatchObject({ version: 5, signs: 1 });
  });

  test('sees that there is something to do, though there was nothing when it was written here', async () => {
    const ifAny = (shop: Shop) => (shop.signs > 0 ? oneMore(shop) : { after: shop, events: [], wakeAt: null });
    await shops.insert(opened('W4'));
    await elsewhere('W4', 1);
    expect(await shops.change('W4', ifAny)).toMatchObject({ version: 3, signs: 2 });
  });
});

describe('changing', () => {
  test('I9: fifty changes at once all happen, each with its own version and no gap', async () => {
    await shops.insert(opened('C1'));
    await Promise.all(Array.from({ length: 50 }, () => shops.change('C1', oneMore)));
    expect(await shops.get('C1')).toMatchObject({ version: 51, signs: 50 });
    const ids = (await hears('C1', 51)).map(({ id }) => Number(id.split(':')[1]));
    expect(ids.sort((a, b) => a - b)).toEqual(Array.from({ length: 51 }, (_, i) => i + 1));
  });

  test('a change that rests on an older version is refused and changes nothing', async () => {
    await shops.insert(opened('C2'));
    await shops.change('C2', oneMore, { version: 1 });
    await expect(shops.change('C2', oneMore, { version: 1 })).rejects.toMatchObject({
      code: 'stale',
      detail: { version: 2 },
    });
    expect(await shops.get('C2')).toMatchObject({ signs: 1 });
  });

  test('what is outside the reader’s scope is not found, like what does not exist', async () => {
    await shops.insert(opened('C3'));
    for (const id of ['C3', 'nowhere']) {
      await expect(shops.change(id, oneMore, { where: { owner: 'me' } })).rejects.toMatchObject({ code: 'not-found' });
      await expect(shops.get(id, { owner: 'me' })).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  test('a field that is taken away is gone from the document', async () => {
    await shops.insert(opened('C4'));
    await shops.change('C4', (shop) => ({ ...oneMore(shop), after: { ...shop, mood: 'glad' } }));
    await shops.change('C4', (shop) => ({ ...oneMore(shop), after: { ...shop, mood: undefined } }));
    expect(await documentOf('C4')).not.toHaveProperty('mood');
  });

  test('a decision without an event changes the due time and nothing else', async () => {
    await shops.insert(opened('C5'));
    const wakeAt = new Date('2027-01-01T00:00:00Z');
    await shops.change('C5', (shop) => ({ after: { ...shop, signs: 99 }, events: [], wakeAt }));
    expect(await documentOf('C5')).toMatchObject({ version: 1, signs: 0, wakeAt });
  });
});

describe('I2: the same request come again', () => {
  const again = <T>(key: string, hash: string, act: () => Promise<T>) =>
    runWith({ traceparent: newTrace(), requestKey: key, requestHash: hash }, act);

  test('makes one document, also when both come at once', async () => {
    const twins = ['D1', 'D2'].map((code) => again('desk:k1', 'h', () => shops.insert(opened(code))));
    const [one, other] = await Promise.all(twins);
    expect(one).toEqual(other);
    expect(await shops.model.countDocuments({ _id: { $in: ['D1', 'D2'] } })).toBe(1);
  });

  test('changes once', async () => {
    await shops.insert(opened('D3'));
    const change = () => again('desk:k2', 'h', () => shops.change('D3', oneMore, { version: 1 }));
    expect(await change()).toMatchObject({ signs: 1, version: 2 });
    expect(await change()).toMatchObject({ signs: 1, version: 2 });
  });

  test('with another body is refused', async () => {
    await again('desk:k3', 'h', () => shops.insert(opened('D4')));
    await expect(again('desk:k3', 'other', () => shops.insert(opened('D5')))).rejects.toMatchObject({
      code: 'request-key-reused',
    });
  });
});

describe('I1: what a crash left in a document', () => {
  test('is published by the sweep in the document’s own order, and cleared', async () => {
    const event = (n: number): Envelope => ({
      specversion: '1.0',
      id: `dealer/E1:${n}`,
      source: '/baylink/dealer',
      type: n === 1 ? 'dealer.registered' : 'dealer.changed',
      dataschema: 'dealer.changed/1',
      subject: 'dealer/E1',
      time: start.toISOString(),
      datacontenttype: 'application/json',
      data: { dealer: 'E1' },
    });
    await shops.model.collection.insertOne({
      _id: 'E1',
      code: 'E1',
      version: 3,
      signs: 2,
      wakeAt: null,
      outbox: [1, 2, 3].map(event),
    } as never);
    await outbox.sweep();
    expect((await hears('E1', 3)).map(({ id }) => id)).toEqual(['dealer/E1:1', 'dealer/E1:2', 'dealer/E1:3']);
    await outbox.drain();
    expect(await documentOf('E1')).toMatchObject({ outbox: [] });
  });
});

test('a list is read page by page without a gap or a repeat, in an order of its own', async () => {
  await shops.insertMany(
    ['F1', 'F2', 'F3', 'F4', 'F5'].map((code, i) => ({ ...opened(code), after: { code, version: 0, signs: i % 2 } })),
  );
  const page = (cursor?: string) =>
    shops.list({ code: /^F/ }, { limit: 2, order: { signs: -1 }, ...(cursor && { cursor }) });
  const first = await page();
  const second = await page(first.nextCursor!);
  const third = await page(second.nextCursor!);
  expect([first, second, third].flatMap(({ items }) => items.map(({ code }) => code))).toEqual([
    'F4',
    'F2',
    'F5',
    'F3',
    'F1',
  ]);
  expect(third.nextCursor).toBeNull();
  await expect(page('nonsense')).rejects.toMatchObject({ code: 'invalid' });
});
