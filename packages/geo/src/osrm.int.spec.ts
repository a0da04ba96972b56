import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { type OsrmFailure, OsrmRoadTimes, type OsrmSettings } from './osrm.js';
import type { Position } from './position.js';
import { RoadModel } from './road-model.js';
import { roadRegionAt } from './road-region.js';
import { modelRoadTimes } from './road-times.js';

const from: Position = [121.4737, 31.2304];
const suzhou: Position = [120.6195, 31.2994];
const hangzhou: Position = [120.1614, 30.2936];
const at = { hour: 12, workday: true };
const model = modelRoadTimes(new RoadModel(), roadRegionAt);

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let answer: Answer;
let asked: string[];
let failures: OsrmFailure[];

beforeEach(async () => {
  asked = [];
  failures = [];
  server = createServer((request, response) => {
    asked.push(request.url!);
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});

afterEach(async () => {
  jest.useRealTimers();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const client = (settings: Partial<OsrmSettings> = {}) =>
  new OsrmRoadTimes({ url: url(), timeoutMs: 2000, ...settings }, model, (failure) => failures.push(failure));

const json =
  (status: number, body: unknown): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
/** As the table service answers for one source and all as destinations. */
const table = (durations: (number | null)[]) =>
  json(200, {
    code: 'Ok',
    durations: [durations],
    sources: [{ location: from, name: '', distance: 3.1 }],
    destinations: durations.map(() => ({ location: from, name: '', distance: 3.1 })),
  });

test('minutes come from the map service, with a band that the model knows', async () => {
  answer = table([0, 5400, 7830]);
  const [first, second] = await client().minutes(from, [suzhou, hangzhou], at);
  expect(asked).toEqual([
    '/table/v1/driving/121.473700,31.230400;120.619500,31.299400;120.161400,30.293600?sources=0&annotations=duration',
  ]);
  expect(first).toMatchObject({ minutes: 90, source: 'osrm' });
  expect(second).toMatchObject({ minutes: 130.5, source: 'osrm' });
  expect(first!.low).toBeLessThan(90);
  expect(first!.high).toBeGreaterThan(90);
  expect(failures).toEqual([]);
});

test('a place that no road leads to is estimated, the others are not', async () => {
  answer = table([0, null, 7800]);
  const [first, second] = await client().minutes(from, [suzhou, hangzhou], at);
  expect(first).toEqual((await model.minutes(from, [suzhou], at))[0]);
  expect(second).toMatchObject({ minutes: 130, source: 'osrm' });
});

test('many places are asked about in tables that the server takes, and come back in order', async () => {
  answer = ({ url: path }, response) => {
    const places = path!.split('?')[0]!.split('/').at(-1)!.split(';');
    table(places.map((place) => Math.round(Number(place.split(',')[0]) * 60)))(undefined as never, response);
  };
  const to = Array.from({ length: 25 }, (_, i): Position => [100 + i, 30]);
  const found = await client({ tableSize: 10 }).minutes(from, to, at);
  expect(asked).toHaveLength(3);
  expect(found.map(({ minutes }) => minutes)).toEqual(to.map(([longitude]) => longitude));
});

test.each<[string, Answer, OsrmFailure]>([
  ['fails', json(500, { code: 'InternalError' }), 'no-answer'],
  ['hangs up', (_, response) => response.destroy(), 'no-answer'],
  ['knows no road near there', json(400, { code: 'NoSegment', message: 'no road' }), 'refused'],
  ['sends a page', (_, response) => response.end('<html>'), 'bad-answer'],
  ['has no table', json(200, { code: 'NoTable' }), 'bad-answer'],
  ['answers for fewer places', table([0]), 'bad-answer'],
  ['sends nonsense', table([0, -3, 'x' as never]), 'bad-answer'],
  ['sends elsewhere', (_, response) => response.writeHead(302, { location: '/other' }).end(), 'no-answer'],
])('a server that %s leaves the answer to the model, and says so', async (_, wrong, failure) => {
  answer = wrong;
  expect(await client().minutes(from, [suzhou, hangzhou], at)).toEqual(
    await model.minutes(from, [suzhou, hangzhou], at),
  );
  expect(failures).toEqual([failure]);
});

test('a slow server is not waited for', async () => {
  answer = () => {};
  const [found] = await client({ timeoutMs: 30 }).minutes(from, [suzhou], at);
  expect(found!.source).toBe('model');
  expect(failures).toEqual(['no-answer']);
});

test('a server that fails again and again is left alone for a while, then tried with one question', async () => {
  jest.useFakeTimers({ now: 0, doNotFake: [...everythingButDate] });
  const times = client({ failures: 3, pauseMs: 30_000 });
  const ask = async () => (await times.minutes(from, [suzhou], at))[0]!.source;
  answer = json(503, {});
  for (let i = 0; i < 3; i++) expect(await ask()).toBe('model');
  expect(times.paused).toBe(true);

  answer = table([0, 5400]);
  expect(await ask()).toBe('model');
  expect(asked).toHaveLength(3);
  expect(failures).toEqual(['no-answer', 'no-answer', 'no-answer', 'paused']);

  jest.setSystemTime(30_000);
  answer = json(503, {});
  expect(await ask()).toBe('model');
  expect(asked).toHaveLength(4);
  expect(await ask()).toBe('model');
  expect(asked).toHaveLength(4);

  jest.setSystemTime(60_000);
  answer = table([0, 5400]);
  expect(await ask()).toBe('osrm');
  expect(await ask()).toBe('osrm');
  expect(times.paused).toBe(false);
});

test('refusals of single questions do not make it pause', async () => {
  const times = client({ failures: 1 });
  answer = json(400, { code: 'NoSegment' });
  await times.minutes(from, [suzhou], at);
  expect(times.paused).toBe(false);
});

test('nowhere to go is no question', async () => {
  expect(await client().minutes(from, [], at)).toEqual([]);
  expect(asked).toEqual([]);
});

/** The breaker reads the time; sockets and time-outs keep the real one. */
const everythingButDate = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;
