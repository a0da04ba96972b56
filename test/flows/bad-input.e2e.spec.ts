import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Client, eventually } from '../client.js';
import { complaint, newVin, station, stationsAt } from '../network.js';
import { startWorld, type World } from '../world.js';

let world: World;
let desk: Client;

beforeAll(async () => {
  world = await startWorld();
  await stationsAt(world.admin, station('S1', 2));
  desk = await world.visitor.as('agent');
}, 60_000);
afterAll(() => world?.stop());

const stored = async () => {
  const db = world.database('customer-service');
  const counts = await Promise.all(
    ['complaints', 'customers', 'vehicles'].map((name) => db.collection(name).countDocuments()),
  );
  return counts.join('/');
};
const complaints = () => world.database('customer-service').collection('complaints').countDocuments();

describe('a complaint that is refused names the field and the rule, and stores nothing', () => {
  test.each([
    ['an unknown component', { component: 'flux-capacitor' }, 'component', 'invalid_value'],
    [
      'a longitude off the globe',
      { position: { type: 'Point', coordinates: [181, 31] } },
      'position.coordinates.0',
      'longitude',
    ],
    [
      'a latitude off the globe',
      { position: { type: 'Point', coordinates: [121, -91] } },
      'position.coordinates.1',
      'latitude',
    ],
    ['no position and no address', { position: undefined }, 'position', 'required'],
    ['an address nobody knows', { position: undefined, address: 'zzqx' }, 'address', 'unknown-place'],
    ['a VIN with an I', { vehicle: { vin: 'LSVAI2187C2184847' } }, 'vehicle.vin', 'vin-letters'],
    ['a VIN with an O', { vehicle: { vin: 'LSVAO2187C2184847' } }, 'vehicle.vin', 'vin-letters'],
    ['a VIN with a Q', { vehicle: { vin: 'LSVAQ2187C2184847' } }, 'vehicle.vin', 'vin-letters'],
    ['a VIN of sixteen signs', { vehicle: { vin: 'LSVAA2187C218484' } }, 'vehicle.vin', 'vin-length'],
    ['an unknown customer', { customer: { id: 'nobody' } }, 'customer.id', 'unknown-customer'],
    ['a text over 8,000 signs', { text: 'x'.repeat(8001) }, 'text', 'too_big'],
    ['an empty text', { text: '  ' }, 'text', 'too_small'],
  ])('%s', async (_name, wrong, field, rule) => {
    const before = await stored();
    const { status, body, headers } = await desk.post('/complaints', complaint(wrong));
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: expect.arrayContaining([expect.objectContaining({ field, rule })]) },
    });
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(await stored()).toBe(before);
  });

  test('in the language of the reader', async () => {
    const wrong = complaint({ vehicle: { vin: 'SHORT' } });
    const [en, zh] = await Promise.all(
      ['en-GB,en', 'zh-CN,zh;q=0.9'].map((language) =>
        desk.post('/complaints', wrong, { headers: { 'accept-language': language } }),
      ),
    );
    expect(en!.body.errors[0].message).toMatch(/[a-z]/);
    expect(zh!.body.errors[0].message).toMatch(/[\u4e00-\u9fff]/);
    expect(zh!.body.title).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('a request that cannot be read', () => {
  test.each([
    ['broken JSON', { raw: '{"text": ' }, 400, 'malformed'],
    [
      'a wrong content type',
      { raw: 'text=hello', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'unsupported-media-type',
    ],
    ['a body over the limit', { raw: JSON.stringify({ text: 'x'.repeat(300 * 1024) }) }, 413, 'too-large'],
  ])('%s', async (_name, sent, status, code) => {
    expect(await desk.post('/complaints', undefined, sent)).toMatchObject({ status, body: { code, status } });
  });
});

describe('an idempotency key', () => {
  test('I2: the same request again makes one complaint and gets the same answer', async () => {
    const key = randomUUID();
    const body = complaint();
    const answers = [];
    for (let i = 0; i < 3; i++) answers.push(await desk.post('/complaints', body, { key }));
    expect(new Set(answers.map(({ status, body, etag }) => JSON.stringify([status, body, etag]))).size).toBe(1);
    const { body: list } = await desk.get(`/complaints?vin=${body.vehicle.vin}`);
    expect(list.items).toHaveLength(1);
  });

  test('I2: twenty at once make one complaint', async () => {
    const key = randomUUID();
    const body = complaint();
    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.post('/complaints', body, { key })));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
  });

  test('with another body is refused', async () => {
    const key = randomUUID();
    await desk.post('/complaints', complaint(), { key });
    const before = await complaints();
    expect(await desk.post('/complaints', complaint(), { key })).toMatchObject({
      status: 422,
      body: { code: 'request-key-reused' },
    });
    expect(await complaints()).toBe(before);
  });
});

describe('a change', () => {
  const logged = async () => (await desk.post('/complaints', complaint({ component: 'service-attitude' }))).body;
  const note = { text: 'Called back.' };

  test('without a version is asked for one', async () => {
    const { number } = await logged();
    expect(await desk.post(`/complaints/${number}/actions/note`, note)).toMatchObject({
      status: 428,
      body: { code: 'version-required' },
    });
  });

  test('that rests on an older version is refused with the version there is', async () => {
    const { number, version } = await logged();
    const first = await desk.act(`/complaints/${number}`, 'note', note, version);
    expect(first).toMatchObject({ status: 200, etag: `"${version + 1}"` });
    expect(await desk.act(`/complaints/${number}`, 'note', note, version)).toMatchObject({
      status: 412,
      body: { code: 'stale', version: version + 1 },
    });
  });

  test('that the state does not allow is refused with what is allowed', async () => {
    const { number, version } = await logged();
    expect(await desk.act(`/complaints/${number}`, 'reopen', { reason: 'too early' }, version)).toMatchObject({
      status: 409,
      body: { code: 'not-allowed', allowed: expect.arrayContaining(['note', 'cancel']) },
    });
  });

  test('by an action that does not exist is not found', async () => {
    const { number, version } = await logged();
    expect((await desk.act(`/complaints/${number}`, 'explode', {}, version)).status).toBe(404);
  });
});

test('a station answers alike for a foreign and for a random id', async () => {
  const { body } = await desk.post('/complaints', complaint());
  const { body: jobs } = await eventually(
    () => desk.get(`/jobs?complaint=${body.number}`),
    (answer) => answer.body.items.length > 0,
  );
  await stationsAt(world.admin, station('S9', 500));
  const other = await world.visitor.as('station', 'S9');
  const [foreign, random] = await Promise.all(
    [`/jobs/${jobs.items[0].id}`, '/jobs/BL-0000-0000.1.1'].map((path) => other.get(path)),
  );
  const { instance: _a, ...one } = foreign!.body;
  const { instance: _b, ...two } = random!.body;
  expect(foreign!.status).toBe(404);
  expect(one).toEqual(two);
});

test('an offer accepted after its deadline is refused as too late, even before the clock has looked', async () => {
  const { body } = await desk.post('/complaints', complaint({ vehicle: { vin: newVin() } }));
  const { body: jobs } = await eventually(
    () => desk.get(`/jobs?complaint=${body.number}&state=offered`),
    (answer) => answer.body.items.length > 0,
  );
  const job = jobs.items[0];
  // The document alone is moved into the past: no wake-up has run.
  await world
    .database('repair-station')
    .collection('jobs')
    .updateOne({ _id: job.id }, { $set: { deadline: '2026-01-01T00:00:00.000Z' } });
  const near = await world.visitor.as('station', 'S1');
  expect(await near.act(`/jobs/${job.id}`, 'accept', {}, job.version)).toMatchObject({
    status: 409,
    body: { code: 'too-late' },
  });
});

test('while NATS is away a complaint is refused with 503 and Retry-After, never taken, and taken again afterwards', async () => {
  const before = await complaints();
  world.killNats();
  const { status, headers, body } = await eventually(
    () => desk.post('/complaints', complaint()),
    ({ status }) => status !== 201,
  );
  expect({ status, code: body.code }).toEqual({ status: 503, code: 'unavailable' });
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await complaints()).toBe(before);
  await world.restartNats();
  await eventually(
    () => desk.post('/complaints', complaint()),
    ({ status }) => status === 201,
    20_000,
  );
}, 40_000);
