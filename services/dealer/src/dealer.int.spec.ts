import { type Bus, natsBus } from '@baylink/bus';
import type { Envelope, Reader } from '@baylink/contracts';
import { getDealer, importDealers, importSales, listDealers, listSales, recordSale } from '@baylink/contracts/dealer';
import { type RunningService, startService, testClock } from '@baylink/kit';
import { freshNames, startNats, type TestNats, testServers } from '@baylink/local/test-servers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DealerModule } from './index.js';

const clock = testClock(new Date('2026-11-23T09:00:00Z'));
const admin: Reader = { role: 'admin', account: 'a', name: 'A' };
const ofDealer = (dealer: string): Reader => ({ role: 'dealer', account: 'd', name: 'D', dealer });
const dealers = ['D001', 'D002', 'D003'].map((code) => ({ code, name: `Dealer ${code}`, city: 'Wuhan' }));
const car = (n: number) => `L01AB3CD1RA${String(n).padStart(6, '0')}`;

let nats: TestNats;
let service: RunningService;
let gateway: Bus;
const heard: Envelope[] = [];
let look = () => {};

beforeAll(async () => {
  nats = await startNats();
  const { mongodbUrl, redisUrl } = await testServers();
  const env = {
    MONGODB_URL: mongodbUrl,
    MONGODB_DATABASE: freshNames().database,
    REDIS_URL: redisUrl,
    NATS_URL: nats.natsUrl('dealer'),
    LOG_LEVEL: 'silent',
  };
  service = await startService(DealerModule, 'dealer', { env, clock });
  gateway = await natsBus({ url: nats.natsUrl('gateway'), service: 'gateway' });
  await gateway.watch('new', (event) => {
    heard.push(event);
    look();
  });
  await gateway.request(importDealers, { reader: admin, rows: dealers });
}, 60_000);
afterAll(async () => {
  await service?.stop();
  await gateway?.drain();
  await nats?.stop();
});

/** Resolves with the sales of a car that were told, once there are so many. */
const salesTold = (vin: string, count: number) =>
  new Promise<Envelope[]>((resolve) => {
    look = () => {
      const found = heard.filter((event) => event.type === 'sale.recorded' && event.data.vin === vin);
      if (found.length >= count) resolve(found);
    };
    look();
  });

describe('a sale', () => {
  test('is told with the name of the dealer', async () => {
    const sale = { vin: car(1), dealer: 'D001', date: '2026-03-01', salesperson: 'Wei Lan', customerRef: 'dms:7' };
    const recorded = await gateway.request(recordSale, { reader: admin, sale });
    expect(recorded).toMatchObject({ ...sale, version: 1, recordedAt: clock.now().toISOString() });
    const [told] = await salesTold(car(1), 1);
    expect(told?.data).toMatchObject({ ...sale, sale: recorded.id, dealerName: 'Dealer D001' });
  });

  test('recorded twice, also at the same time, is one sale and one event', async () => {
    const sale = { vin: car(2), dealer: 'D001', date: '2026-03-01' };
    const record = () => gateway.request(recordSale, { reader: admin, sale });
    const [one, other] = await Promise.all([record(), record()]);
    expect(other).toEqual(one);
    expect(await record()).toEqual(one);
    // A correction is an event of its own; it comes after whatever a repetition would have told.
    await gateway.request(recordSale, { reader: admin, sale: { ...sale, customer: 'c1' } });
    expect((await salesTold(car(2), 2)).map(({ data }) => data.customer)).toEqual([undefined, 'c1']);
  });

  test('by a dealer nobody knows is refused by the field', async () => {
    const sale = { vin: car(3), dealer: 'D999', date: '2026-03-01' };
    await expect(gateway.request(recordSale, { reader: admin, sale })).rejects.toMatchObject({
      code: 'invalid',
      detail: { errors: [{ field: 'dealer', rule: 'unknown-dealer' }] },
    });
  });
});

describe('I10: a dealer', () => {
  test('sees itself and its own sales, however it asks', async () => {
    const reader = ofDealer('D002');
    await gateway.request(recordSale, { reader, sale: { vin: car(4), dealer: 'D002', date: '2026-04-01' } });
    await gateway.request(recordSale, { reader: admin, sale: { vin: car(4), dealer: 'D003', date: '2026-05-01' } });
    const codes = (await gateway.request(listDealers, { reader })).items.map(({ code }) => code);
    expect(codes).toEqual(['D002']);
    const own = (await gateway.request(listSales, { reader })).items.map(({ dealer }) => dealer);
    expect(own).toEqual(['D002']);
    expect((await gateway.request(listSales, { reader, dealer: 'D003' })).items).toEqual([]);
    expect((await gateway.request(listSales, { reader, vin: car(4) })).items).toHaveLength(1);
  });

  test('finds neither another dealer nor one that does not exist, and cannot sell in its name', async () => {
    const reader = ofDealer('D002');
    for (const code of ['D003', 'D999']) {
      await expect(gateway.request(getDealer, { reader, code })).rejects.toMatchObject({ code: 'not-found' });
      const sale = { vin: car(5), dealer: code, date: '2026-04-01' };
      await expect(gateway.request(recordSale, { reader, sale })).rejects.toMatchObject({
        detail: { errors: [{ field: 'dealer', rule: 'unknown-dealer' }] },
      });
    }
  });
});

describe('an import', () => {
  const outcomes = async (rows: object[]) => {
    const { items } = await gateway.request(importSales, { reader: admin, rows: rows as never });
    return items.map(({ outcome, notes }) => [outcome, ...notes.map(({ rule }) => rule)].join(' '));
  };

  test('accounts for every row: new, double, of an unknown dealer; and changes nothing when it comes again', async () => {
    const row = (n: number, more = {}) => ({ vin: car(n), dealer: 'D001', date: '2026-06-01', ...more });
    const rows = [row(10), row(11), row(10), row(11, { salesperson: 'Wei' }), row(12, { dealer: 'D999' })];
    const refusals = ['refused duplicate-key', 'refused unknown-dealer'];
    expect(await outcomes(rows)).toEqual(['stored', 'stored', 'unchanged', ...refusals]);
    expect(await outcomes(rows)).toEqual(['unchanged', 'unchanged', 'unchanged', ...refusals]);
    expect(await outcomes([row(11, { salesperson: 'Wei' })])).toEqual(['stored']);
  });

  test('of dealers keeps what a later file does not say', async () => {
    const [first] = dealers;
    const rows = [{ code: first!.code, name: 'Renamed Motors' }];
    const { items } = await gateway.request(importDealers, { reader: admin, rows });
    expect(items).toMatchObject([{ outcome: 'stored', id: first!.code }]);
    expect(await gateway.request(getDealer, { reader: admin, code: first!.code })).toMatchObject({
      name: 'Renamed Motors',
      city: 'Wuhan',
    });
  });
});

test('dealers are found by any part of code, name or city, and signs mean themselves', async () => {
  const found = async (q: string) =>
    (await gateway.request(listDealers, { reader: admin, q })).items.map(({ code }) => code);
  expect(await found('d002')).toEqual(['D002']);
  expect(await found('wuh')).toEqual(['D001', 'D002', 'D003']);
  expect(await found('.*')).toEqual([]);
});
