import { Refusal } from '@baylink/contracts';
import { freshNames, testServers } from '@baylink/local/test-servers';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { GatewaySettings } from '../settings.js';
import { Limits } from './limits.js';

let url: string;
beforeAll(async () => {
  url = (await testServers()).redisUrl;
}, 60_000);

let redis: Redis;
afterEach(() => redis.disconnect());

function limitsOn(at: string, perSecond: number): Limits {
  redis = new Redis(at, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  redis.on('error', () => {});
  const settings = { RATE_LIMIT_PER_SECOND: perSecond, MONGODB_DATABASE: freshNames().database };
  return new Limits(redis, settings as GatewaySettings);
}
const ready = () => new Promise((resolve) => redis.once('ready', resolve));
const refusals = async (tries: Promise<unknown>[]) =>
  (await Promise.allSettled(tries)).flatMap((tried) => (tried.status === 'rejected' ? [tried.reason] : []));

test('an account that asks more than its share in a second is told to wait a second', async () => {
  const limits = limitsOn(url, 5);
  await ready();
  const refused = await refusals(Array.from({ length: 100 }, () => limits.byAccount('a')));
  expect(refused.length).toBeGreaterThan(50);
  expect(refused.every((refusal) => Refusal.is(refusal) && refusal.code === 'too-many-requests')).toBe(true);
  expect(refused[0].detail).toEqual({ retryAfterSeconds: 1 });
  await expect(limits.byAccount('b')).resolves.toBeUndefined();
});

test('many at once do not use up more than they are', async () => {
  const limits = limitsOn(url, 400);
  await ready();
  expect(await refusals(Array.from({ length: 300 }, () => limits.byAccount('a')))).toEqual([]);
});

test('tries to sign in are forgotten once one was right', async () => {
  const limits = limitsOn(url, 400);
  await ready();
  for (let tries = 0; tries < 9; tries++) await limits.trySignIn('agent', '127.0.0.1');
  await (await limits.trySignIn('agent', '127.0.0.1'))();
  await expect(limits.trySignIn('agent', '127.0.0.1')).resolves.toBeDefined();
});

test('without Redis nobody is stopped, and whoever goes too far still is', async () => {
  const limits = limitsOn('redis://127.0.0.1:1', 400);
  await expect(limits.byAccount('a')).resolves.toBeUndefined();
  await expect(limits.byLink('127.0.0.1')).resolves.toBeUndefined();
  const refused = await refusals(Array.from({ length: 12 }, () => limits.trySignIn('agent', '127.0.0.1')));
  expect(refused).toHaveLength(2);
});
