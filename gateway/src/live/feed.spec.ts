import { PassThrough } from 'node:stream';
import { type Bus, memoryBus } from '@baylink/bus';
import { jobOffered } from '@baylink/contracts/repair-station';
import { createLogger, testClock } from '@baylink/kit';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { SessionStore } from '../session/session.store.js';
import { LiveFeed } from './feed.js';
import { Page } from './page.js';

let bus: Bus;
let feed: LiveFeed;
const ended = new Set<string>();
const sessions = {
  standing: async (ids: string[]) => new Set(ids.filter((id) => !ended.has(id))),
} as Partial<SessionStore> as SessionStore;

beforeEach(async () => {
  jest.useFakeTimers({
    doNotFake: ['setImmediate', 'setTimeout', 'nextTick', 'queueMicrotask', 'performance', 'Date'],
  });
  bus = memoryBus({ service: 'gateway' });
  feed = new LiveFeed(bus, createLogger('gateway', 'silent'), sessions, testClock(new Date()));
  await feed.start();
});
afterEach(async () => {
  await feed.stop();
  await bus.drain();
  jest.useRealTimers();
});

function open(scope = 'desk', after?: number, session?: string) {
  const to = new PassThrough();
  feed.join(new Page(to, scope, session), after);
  return to;
}
/** Everything that is due in this turn has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
const textOf = (to: PassThrough) => String(to.read() ?? '');

async function offer(job: string, station: string, size = 0) {
  const data = { job, station, stationName: 'x'.repeat(size) };
  const envelope = { id: `job/${job}:1`, type: 'job.offered', subject: `job/${job}`, time: '', data };
  await bus.publish(jobOffered, envelope as never);
  await settled();
}

test('a page hears every fifteen seconds that it is still open, and how far the stream is', async () => {
  const [own, other] = [open('station:S1'), open('station:S2')];
  await offer('j1', 'S1');
  expect(textOf(own)).toMatch(/^id: 1\nevent: job.offered\ndata: /);
  await jest.advanceTimersByTimeAsync(15_000);
  expect(textOf(own)).toBe(': still here\n\n');
  expect(textOf(other)).toBe(': still here\nid: 1\n\n');
  await jest.advanceTimersByTimeAsync(15_000);
  expect(textOf(other)).toBe(': still here\n\n');
});

test('a page whose session is over is closed at the next beat', async () => {
  const [over, on] = [open('desk', undefined, 'over'), open('desk', undefined, 'on')];
  ended.add('over');
  await jest.advanceTimersByTimeAsync(15_000);
  expect([over.writableEnded, on.writableEnded]).toEqual([true, false]);
});

test('a page that does not read is closed before it takes the memory of the others', async () => {
  const [slow, quick] = [open(), open()];
  quick.resume();
  for (let i = 0; i < 4; i++) await offer(`j${i}`, 'S1', 500_000);
  expect([slow.destroyed, quick.destroyed]).toEqual([true, false]);
});

test('a page that resumes is shown what it missed no faster than it reads, then goes on live, without a gap', async () => {
  for (let i = 1; i <= 500; i++) await offer(`j${i}`, 'S1', 1000);
  const page = open('desk', 10);
  await offer('j501', 'S1');
  let text = '';
  page.on('data', (piece) => {
    text += piece;
  });
  for (let turn = 0; turn < 20; turn++) await settled();
  const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  expect(ids).toEqual(Array.from({ length: 491 }, (_, i) => i + 11));
});

test('a page from before this gateway was started reads the stream itself, and is shown nothing twice', async () => {
  await offer('j1', 'S1');
  await offer('j2', 'S1');
  const late = new LiveFeed(bus, createLogger('gateway', 'silent'), sessions, testClock(new Date()));
  await late.start();
  const to = new PassThrough();
  late.join(new Page(to, 'desk', undefined), 1);
  await settled();
  await offer('j3', 'S1');
  const ids = [...textOf(to).matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  expect(ids).toEqual([2, 3]);
  await late.stop();
});
