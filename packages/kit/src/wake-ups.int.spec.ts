import { memoryBus } from '@baylink/bus';
import type { Decision } from '@baylink/contracts';
import { dealerChanged, dealerRegistered } from '@baylink/contracts/dealer';
import { freshNames, testServers } from '@baylink/local/test-servers';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { type Connection, Schema } from 'mongoose';
import type { Aggregate } from './aggregate.js';
import { Aggregates } from './aggregates.js';
import { type Clock, SystemClock, testClock } from './clock.js';
import { createLogger } from './logger.js';
import { connectMongo } from './mongo.js';
import { Outbox } from './outbox.js';
import { WakeUps } from './wake-ups.js';

type Alarm = { code: string; version: number; rings: string | null; rang: string[] };
const logger = createLogger('dealer', 'silent');

/** Rings once when it is due, by the clock itself; looked at early or twice it does nothing. */
const ring = (alarm: Alarm, now: Date): Decision<Alarm> => {
  const due = alarm.rings ? new Date(alarm.rings) : null;
  if (!due || now < due) return { after: alarm, events: [], wakeAt: due };
  return {
    after: { ...alarm, rings: null, rang: [...alarm.rang, now.toISOString()] },
    events: [dealerChanged.of({ dealer: alarm.code })],
    wakeAt: null,
  };
};

let mongo: Connection;
let redis: Redis;
let redisUrl: string;
const closing: (() => Promise<unknown>)[] = [];

/** Alarms on a clock, with a way to wait until one has rung. */
async function alarms(clock: Clock, started = true) {
  const { redisPrefix } = freshNames();
  const outbox = new Outbox(memoryBus({ service: 'dealer' }), logger);
  const wakeUps = new WakeUps({ redisUrl, prefix: redisPrefix }, clock, logger);
  const aggregates = new Aggregates(mongo, { outbox, wakeUps, clock, source: '/baylink/dealer' });
  const noun = `alarm-${redisPrefix}`;
  const schema = new Schema({ _id: String }, { strict: false, versionKey: false });
  const all: Aggregate<Alarm> = aggregates.of<Alarm>({ noun, collection: noun, id: ({ code }) => code, schema });
  await aggregates.ready();
  const rung = new Map<string, () => void>();
  all.onWake(async (code) => {
    const after = await all.change(code, (alarm) => ring(alarm, clock.now()));
    if (after.rang.length > 0) rung.get(code)?.();
  });
  if (started) wakeUps.start();
  closing.push(() => wakeUps.stop());
  const set = (code: string, at: Date) =>
    all.insert({
      after: { code, version: 0, rings: at.toISOString(), rang: [] },
      events: [dealerRegistered.of({ dealer: code })],
      wakeAt: at,
    });
  const untilRung = (code: string) => new Promise<void>((resolve) => rung.set(code, resolve));
  return { all, set, untilRung, wakeUps };
}

beforeAll(async () => {
  const servers = await testServers();
  redisUrl = servers.redisUrl;
  redis = new Redis(redisUrl);
  mongo = await connectMongo(servers.mongodbUrl, freshNames().database);
});
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});
afterAll(async () => {
  redis.disconnect();
  await mongo.dropDatabase();
  await mongo.close();
});

test('I5: an alarm rings at its time, not early and once', async () => {
  const clock = new SystemClock();
  const { all, set, untilRung } = await alarms(clock);
  const due = new Date(Date.now() + 300);
  const rung = untilRung('soon');
  await set('soon', due);
  await rung;
  const { rang } = await all.get('soon');
  expect(rang).toHaveLength(1);
  expect(new Date(rang[0]!).getTime()).toBeGreaterThanOrEqual(due.getTime());
});

test('I5: an alarm that Redis has lost rings all the same, within one look', async () => {
  const clock = new SystemClock();
  const { all, set, untilRung } = await alarms(clock);
  const due = new Date(Date.now() + 400);
  const rung = untilRung('lost');
  await set('lost', due);
  await redis.flushall();
  await rung;
  const { rang } = await all.get('lost');
  expect(rang).toHaveLength(1);
  expect(new Date(rang[0]!).getTime() - due.getTime()).toBeLessThan(6000);
}, 10_000);

test('a clock that is advanced wakes what became due and leaves the rest asleep', async () => {
  const clock = testClock(new Date('2026-11-23T09:00:00Z'));
  const { all, set } = await alarms(clock);
  await set('in an hour', new Date('2026-11-23T10:00:00Z'));
  await set('tomorrow', new Date('2026-11-24T09:00:00Z'));
  await clock.advance('PT59M59S');
  expect(await all.get('in an hour')).toMatchObject({ rang: [] });
  await clock.advance('PT1S');
  expect(await all.get('in an hour')).toMatchObject({ rang: ['2026-11-23T10:00:00.000Z'] });
  expect(await all.get('tomorrow')).toMatchObject({ rang: [] });
});

test('what became due while nobody was running rings at the start', async () => {
  const clock = new SystemClock();
  const { set, untilRung, wakeUps } = await alarms(clock, false);
  const rung = untilRung('missed');
  await set('missed', new Date(Date.now() - 60_000));
  wakeUps.start();
  await rung;
});
