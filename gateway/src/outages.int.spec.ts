import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complaintLogged } from '@baylink/contracts';
import { countComplaints } from '@baylink/contracts/customer-service';
import { getDealer, listDealers } from '@baylink/contracts/dealer';
import { listMessages } from '@baylink/contracts/outreach';
import { countStations } from '@baylink/contracts/repair-station';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { logged } from './testing/samples.js';
import { answering, type Stage, startStage, ADMIN_TOKEN as token } from './testing/stage.js';

let stage: Stage;
let dist: string;
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'baylink-web-'));
  await mkdir(join(dist, 'assets'));
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Baylink</title>');
  await writeFile(join(dist, 'assets', 'app-1a2b.js'), 'start();');
  await writeFile(join(dist, 'sw.js'), 'work();');
  stage = await startStage(
    [
      answering(countStations, () => ({ stations: 120, jobs: { offered: 3 } })),
      answering(countComplaints, () => ({ customers: 2000, vehicles: 2000, complaints: { logged: 1 } })),
      answering(listDealers, () => ({ items: [], nextCursor: null })),
      answering(listMessages, () => ({ items: [] })),
    ],
    { WEB_DIST: dist },
  );
}, 60_000);
afterAll(async () => {
  await stage.stop();
  await rm(dist, { recursive: true });
});

describe('the web app', () => {
  const page = (path: string) => stage.call(path, { headers: { accept: 'text/html,*/*' } });

  test.each(['/', '/desk', '/desk/call?from=%2B8613800000000', '/t/a-token-of-sixteen'])(
    'answers at %s',
    async (path) => {
      const { status, headers, body } = await page(path);
      expect([status, body]).toEqual([200, expect.stringContaining('<title>Baylink')]);
      expect(headers.get('cache-control')).toBe('no-cache');
      expect(headers.get('content-security-policy')).toContain("worker-src 'self' blob:");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    },
  );

  test('is kept by browsers where its name says what is in it, and asked for again elsewhere', async () => {
    const life = async (path: string) => (await page(path)).headers.get('cache-control');
    expect(await life('/assets/app-1a2b.js')).toBe('public, max-age=31536000, immutable');
    expect(await life('/sw.js')).toBe('no-cache');
  });

  test.each(['/assets/none.js', '/../package.json', '/%2e%2e/%2e%2e/package.json'])('has no file %s', async (path) => {
    expect((await stage.call(path)).body).toMatchObject({ status: 404, code: 'not-found' });
  });
});

test('the product is ready when every service answers', async () => {
  expect((await stage.call('/health/live')).status).toBe(200);
  const { status, body } = await stage.call('/health/ready');
  expect([status, body.parts]).toEqual([
    200,
    { mongodb: true, nats: true, 'customer-service': true, 'repair-station': true, dealer: true, outreach: true },
  ]);
});

test('the network is counted over all services', async () => {
  expect((await stage.call('/api/v1/network', { token })).body).toEqual({
    stations: 120,
    jobs: { offered: 3 },
    complaints: { logged: 1 },
    customers: 2000,
    vehicles: 2000,
  });
});

test('requests are measured by what was asked, never by address', async () => {
  const { body } = await stage.call('/metrics');
  expect(body).toMatch(/baylink_http_request_seconds_count\{operation="network",status="200"\} \d/);
  expect(body).not.toContain('/api/v1');
});

test('a service that nobody answers for is told apart, with the time to wait', async () => {
  const { headers, body } = await stage.call('/api/v1/dealers/D1', { token });
  expect(body).toMatchObject({ status: 503, code: 'unavailable', service: 'dealer' });
  expect(headers.get('retry-after')).toBe('1');
  expect(getDealer.subject).toBe('dealer.dealer.get');
});

test('an event that its handler could not bear is given to it again, once, and then is not there', async () => {
  const failing = await stage.busOf('repair-station');
  const heard: number[] = [];
  const published = { specversion: '1.0', source: '/test', dataschema: 'x', time: '2026-11-23T09:00:00.000Z' } as const;
  await failing.listen([
    {
      handler: 'onComplaintOpened',
      events: [complaintLogged],
      handle: async () => void heard.push(heard.length),
    },
  ]);
  const bus = await stage.busOf('customer-service');
  await bus.publish('event.complaint.logged.-', {
    ...published,
    id: 'complaint/BL-X:1',
    type: 'complaint.logged',
    subject: 'complaint/BL-X',
    datacontenttype: 'application/json',
    data: { complaint: 'without everything else' },
  });
  const parked = async () => (await stage.call('/api/v1/parked', { token })).body.items;
  let items = await parked();
  while (items.length === 0) items = await parked();
  expect(items).toMatchObject([{ service: 'repair-station', handler: 'onComplaintOpened' }]);
  const redrive = `/api/v1/parked/${items[0].sequence}/redrive`;
  expect((await stage.call(redrive, { method: 'POST', token })).status).toBe(204);
  expect((await stage.call(redrive, { method: 'POST', token })).status).toBe(404);
});

describe('while NATS is away', () => {
  beforeAll(() => stage.nats.process.kill('SIGKILL'));

  test('nothing is acknowledged, and who asks is told at once when to try again', async () => {
    const began = performance.now();
    const { headers, body } = await stage.call('/api/v1/complaints', { token, body: logged });
    expect(body).toMatchObject({ status: 503, code: 'unavailable', service: 'customer-service' });
    expect(headers.get('retry-after')).toBe('1');
    expect(performance.now() - began).toBeLessThan(4000);
  });

  test('the product is alive and not ready', async () => {
    expect((await stage.call('/health/live')).status).toBe(200);
    const { status, body } = await stage.call('/health/ready');
    expect([status, body.parts]).toMatchObject([503, { mongodb: true, nats: false, dealer: false }]);
  });
});
