import { newTrace } from '@baylink/bus';
import { Refusal } from '@baylink/contracts';
import { actOnComplaint, getComplaint, getVehicle, logComplaint } from '@baylink/contracts/customer-service';
import { actOnJob, getJob, listJobs, nearestStations } from '@baylink/contracts/repair-station';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { complaint, job, logged } from '../testing/samples.js';
import { answering, notFound, type Stage, startStage, ADMIN_TOKEN as token } from '../testing/stage.js';

/** What the services were asked, newest last. */
const asked: unknown[] = [];
let stage: Stage;
beforeAll(async () => {
  stage = await startStage([
    answering(logComplaint, (input) => {
      asked.push(input);
      return { ...complaint, version: asked.length };
    }),
    answering(getComplaint, ({ number }) => (number === complaint.number ? complaint : notFound())),
    answering(actOnComplaint, ({ version }) => {
      if (version === complaint.version) return { ...complaint, version: version + 1 };
      throw new Refusal('stale', { version: complaint.version });
    }),
    answering(getJob, ({ id }) => (id === job.id ? job : notFound())),
    answering(listJobs, (input) => {
      asked.push(input);
      return { items: [job], nextCursor: null };
    }),
    answering(actOnJob, (input) => {
      asked.push(input);
      throw new Refusal('not-allowed', { action: input.action.type, state: job.state, allowed: ['accept', 'decline'] });
    }),
    answering(getVehicle, notFound),
    answering(nearestStations, (input) => {
      asked.push(input);
      return { items: [] };
    }),
  ]);
}, 60_000);
afterAll(() => stage.stop());
beforeEach(() => {
  asked.length = 0;
});

const complaints = '/api/v1/complaints';
const one = `${complaints}/${complaint.number}`;
const log = (headers: Record<string, string> = {}, body: unknown = logged) =>
  stage.call(complaints, { token, body, headers });

describe('what is made', () => {
  test('comes back with its version and its place', async () => {
    const { status, headers, body } = await log();
    expect(status).toBe(201);
    expect(headers.get('etag')).toBe('"1"');
    expect(headers.get('location')).toBe(one);
    expect(body).toMatchObject({ number: complaint.number, version: 1, state: 'logged' });
    expect(asked).toMatchObject([{ reader: { role: 'admin' }, complaint: { text: logged.text } }]);
  });

  test('is not sent again to who has it', async () => {
    const { headers } = await stage.call(one, { token });
    const known = await stage.call(one, { token, headers: { 'if-none-match': headers.get('etag')! } });
    expect([known.status, known.body]).toEqual([304, '']);
  });
});

describe('a change', () => {
  const act = (headers: Record<string, string>) =>
    stage.call(`${one}/actions/note`, { token, body: { text: 'called back' }, headers });

  test('rests on the version it names', async () => {
    const { status, headers } = await act({ 'if-match': '"3"' });
    expect([status, headers.get('etag')]).toEqual([200, '"4"']);
  });

  test('on an older version is told the version that stands', async () => {
    expect((await act({ 'if-match': '"2"' })).body).toMatchObject({ status: 412, code: 'stale', version: 3 });
  });

  test('on no version is told to name one', async () => {
    expect((await act({})).body).toMatchObject({ status: 428, code: 'version-required' });
    expect((await act({ 'if-match': '*' })).body).toMatchObject({ status: 428 });
    expect((await act({ 'if-match': 'three' })).body).toMatchObject({ status: 400, errors: [{ field: 'If-Match' }] });
  });

  test('that the state does not allow is told what is', async () => {
    const request = { method: 'POST', token, headers: { 'if-match': '"1"' } };
    const { body } = await stage.call(`/api/v1/jobs/${job.id}/actions/start`, request);
    expect(body).toMatchObject({ status: 409, code: 'not-allowed', allowed: ['accept', 'decline'], state: 'offered' });
    expect(asked).toMatchObject([{ version: 1, action: { type: 'start' } }]);
  });

  test('names the fields of its own action', async () => {
    const request = { token, headers: { 'if-match': '"1"' }, body: { reason: 'tired' } };
    const { body } = await stage.call(`/api/v1/jobs/${job.id}/actions/decline`, request);
    expect(body).toMatchObject({ status: 422, errors: [{ field: 'reason', rule: 'invalid_value' }] });
    expect(asked).toEqual([]);
  });
});

describe('the same Idempotency-Key (I2)', () => {
  const key = () => ({ 'idempotency-key': `key-${Math.random()}` });

  test('gets the same answer, and the work is done once', async () => {
    const headers = key();
    const [first, again] = [await log(headers), await log(headers)];
    expect(again.body).toEqual(first.body);
    expect([again.status, again.headers.get('etag')]).toEqual([201, first.headers.get('etag')]);
    expect(again.headers.get('location')).toBe(one);
    expect([first, again].map((reply) => reply.headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(asked).toHaveLength(1);
  });

  test('at the same time gets the same answer too', async () => {
    const headers = key();
    const replies = await Promise.all([log(headers), log(headers), log(headers)]);
    expect(new Set(replies.map(({ body }) => body.version)).size).toBe(1);
    expect(asked).toHaveLength(1);
  });

  test('says the same in another order and spacing', async () => {
    const headers = { ...key(), 'content-type': 'application/json' };
    await log(headers);
    const raw = JSON.stringify(Object.fromEntries(Object.entries(logged).reverse()), null, 4);
    expect((await stage.call(complaints, { token, raw, headers })).status).toBe(201);
    expect(asked).toHaveLength(1);
  });

  test('with another body is refused', async () => {
    const headers = key();
    await log(headers);
    const { body } = await log(headers, { ...logged, text: 'something else' });
    expect(body).toMatchObject({ status: 422, code: 'request-key-reused' });
  });

  test('of somebody else is another key', async () => {
    const headers = key();
    await log(headers);
    await stage.call(complaints, { token: await stage.token('agent'), body: logged, headers });
    expect(asked).toHaveLength(2);
  });

  test('is free again after a refusal', async () => {
    const headers = key();
    expect((await log(headers, { ...logged, channel: 'smoke' })).status).toBe(422);
    expect((await log(headers)).status).toBe(201);
  });

  test('has to be a key', async () => {
    const { body } = await log({ 'idempotency-key': 'x'.repeat(201) });
    expect(body).toMatchObject({ status: 400, errors: [{ field: 'Idempotency-Key', rule: 'request-key' }] });
  });
});

describe('bad input gets a problem that says what is wrong, and nothing reaches a service:', () => {
  const raw = (text: string | Uint8Array, headers: Record<string, string> = {}) =>
    stage.call(complaints, { token, raw: text, headers });

  test.each([
    ['broken JSON', () => raw('{"text": '), 400, 'malformed'],
    ['a body that would change objects', () => raw('{"__proto__": {"x": 1}}'), 400, 'malformed'],
    ['another content type', () => raw('text=x', { 'content-type': 'text/plain' }), 415, 'unsupported-media-type'],
    ['no content type', () => raw(new Uint8Array([1]), { 'content-type': '' }), 415, 'unsupported-media-type'],
    ['a body over 256 KiB', () => raw(JSON.stringify({ text: 'x'.repeat(300_000) })), 413, 'too-large'],
    ['no body at all', () => stage.call(complaints, { token, method: 'POST' }), 422, 'invalid'],
    ['a path that is not there', () => stage.call('/api/v1/complaint', { token }), 404, 'not-found'],
    ['a method that is not there', () => stage.call(complaints, { token, method: 'PUT' }), 405, 'method-not-allowed'],
    ['an address that is none', () => stage.call('/api/v1/complaints/%ff', { token }), 400, 'malformed'],
    ['an id that is too long', () => stage.call(`/api/v1/jobs/${'x'.repeat(80)}`, { token }), 404, 'not-found'],
    ['an id that is endless', () => stage.call(`/api/v1/jobs/${'x'.repeat(500)}`, { token }), 404, 'not-found'],
    ['a random id', () => stage.call('/api/v1/jobs/none', { token }), 404, 'not-found'],
    ['an unknown action', () => stage.call(`${one}/actions/fly`, { token, body: {} }), 404, 'not-found'],
    ['a list that is too long', () => stage.call('/api/v1/jobs?limit=1000', { token }), 422, 'invalid'],
    ['a question twice', () => stage.call('/api/v1/jobs?state=offered&state=booked', { token }), 422, 'invalid'],
    ['a look-up for nothing', () => stage.call('/api/v1/lookup', { token }), 422, 'invalid'],
  ])('%s', async (_what, ask, status, code) => {
    const { headers, body } = await ask();
    expect(body).toMatchObject({ status, code });
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(asked).toEqual([]);
  });

  test.each([
    ['vehicle.vin', 'vin-letters', { vehicle: { vin: 'IOQIOQIOQIOQIOQIO' } }],
    ['vehicle.vin', 'vin-length', { vehicle: { vin: 'LSVAA4182E212345' } }],
    ['component', 'invalid_value', { component: 'flux-capacitor' }],
    ['position.coordinates.1', 'latitude', { position: { type: 'Point', coordinates: [121, 91] } }],
    ['text', 'too_big', { text: 'x'.repeat(8001) }],
  ])('%s (%s)', async (field, rule, wrong) => {
    const { body } = await log({ 'accept-language': 'zh-CN' }, { ...logged, ...wrong });
    expect(body).toMatchObject({ status: 422, errors: [{ field, rule }] });
    expect(body.errors[0].message).toMatch(/\p{Script=Han}/u);
    expect(asked).toEqual([]);
  });

  test('in the language asked for, else in that of the account', async () => {
    const own = { token: await stage.token('agent') };
    const title = async (language?: string) =>
      (await stage.call('/api/v1/jobs/none', { ...own, headers: language ? { 'accept-language': language } : {} })).body
        .title;
    expect(await title('en-GB')).toBe('This was not found.');
    expect(await title('zh-TW,en;q=0.5')).toBe('未找到相关内容。');
    expect(await title('fr')).toBe('未找到相关内容。');
  });
});

describe('a question', () => {
  test('says yes and no and numbers in words', async () => {
    await stage.call('/api/v1/jobs?active=false&limit=7', { token });
    expect(asked).toMatchObject([{ active: false, limit: 7 }]);
  });

  test('for the nearest stations may come with a car that nobody has heard of', async () => {
    const query = 'lng=121.5&lat=31.2&vin=LSVAA4182E2123456&drivable=false';
    expect((await stage.call(`/api/v1/stations/nearest?${query}`, { token })).body).toEqual({ items: [] });
    expect(asked).toMatchObject([{ position: { coordinates: [121.5, 31.2] }, drivable: false, component: 'other' }]);
  });

  test('off the globe names the field', async () => {
    const { body } = await stage.call('/api/v1/stations/nearest?lng=181&lat=', { token });
    expect(body.errors).toMatchObject([
      { field: 'lng', rule: 'longitude' },
      { field: 'lat', rule: 'number' },
    ]);
  });
});

test('a request belongs to the trace it comes with', async () => {
  const traceparent = newTrace();
  const { body } = await stage.call('/api/v1/jobs/none', { token, headers: { traceparent } });
  expect(body.instance).toBe(`urn:trace:${traceparent.split('-')[1]}`);
});

describe('pages', () => {
  test('of the API work without anything from elsewhere', async () => {
    const docs = await stage.call('/api/docs');
    expect(docs.headers.get('content-security-policy')).toContain("script-src 'self'");
    for (const [, address] of docs.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await stage.call(address)).status).toBe(200);
    }
    expect((await stage.call('/api/openapi.json')).body.openapi).toBe('3.1.0');
  });

  test('that are not there are told apart from data that is not there', async () => {
    const { status, headers } = await stage.call('/api/nothing', { headers: { accept: 'text/html' } });
    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });

  test('say which version runs', async () => {
    expect((await stage.call('/version')).body).toEqual({ name: 'baylink', version: expect.any(String) });
  });
});
