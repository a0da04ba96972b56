import {
  changeCustomer,
  changeOwner,
  createCustomer,
  getContact,
  getCustomer,
  getRecord,
  getVehicle,
  importCustomers,
  importVehicles,
  listCustomers,
  logComplaint,
  lookup,
} from '@baylink/contracts/customer-service';
import { saleRecorded } from '@baylink/contracts/dealer';
import { LOGGER, type Logger } from '@baylink/kit';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { agent, as, car, complaint, dealer, job, report, startWorld, type World } from './testing/running.js';

let world: World;
const admin = as('admin');
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.stop());

const create = (customer: { name: string; phones: string[] } & object, reader = agent) =>
  world.ask(createCustomer, { reader, customer });
const foundBy = async (asked: object, reader = agent) =>
  (await world.ask(lookup, { reader, ...asked })).items.map(
    ({ customer, matchedBy }) => `${customer.name} ${matchedBy}`,
  );
const addCars = (...rows: { vin: string }[]) => world.ask(importVehicles, { reader: admin, rows });

/** A dealer tells of a sale; resolves when the car has it. */
async function sell(sale: string, vin: string, more: object) {
  const before = world.heard.of(`vehicle/${vin}`).length;
  const type = before === 0 ? 'vehicle.registered' : 'vehicle.changed';
  const count = world.heard.of(`vehicle/${vin}`).filter((event) => event.type === type).length;
  const data = { sale, vin, dealer: 'D001', dealerName: 'Riverside', date: '2026-02-01', ...more };
  await world.tell(world.dealers, saleRecorded, `sale/${sale}`, data);
  await world.heard.until(`vehicle/${vin}`, type, count + 1);
}

describe('looking up', () => {
  beforeAll(async () => {
    const { id } = await create({
      ...{ name: '曾国藩', phones: ['021-6234 5678', '13700137000'], emails: ['Zeng@Example.com'] },
    });
    await create({ name: 'Zoe Zimmer', phones: ['+44 20 7946 0018'] });
    await addCars({ vin: car(1001), plate: '沪A·K7001', owner: id } as { vin: string });
  });

  test.each([
    [{ phone: '+86 (21) 6234-5678' }, '曾国藩 phone'],
    [{ phone: '62345678' }, '曾国藩 phone'],
    [{ phone: '0086 137 0013 7000' }, '曾国藩 phone'],
    [{ phone: '020 7946 0018' }, undefined],
    [{ phone: '0044 20 7946 0018' }, 'Zoe Zimmer phone'],
    [{ plate: '沪a k7001' }, '曾国藩 plate'],
    [{ vin: car(1001).toLowerCase() }, '曾国藩 vin'],
    [{ vin: '001001' }, '曾国藩 vin-last-six'],
    [{ q: '曾国' }, '曾国藩 name'],
    [{ q: 'zeng guo' }, '曾国藩 pinyin'],
    [{ q: 'zgf' }, '曾国藩 initials'],
    [{ q: 'ZIMM' }, 'Zoe Zimmer name'],
    [{ q: 'zeng@example.COM' }, '曾国藩 email'],
    [{ q: '137 0013 7000' }, '曾国藩 phone'],
    [{ q: '沪AK7001' }, '曾国藩 plate'],
    [{ q: '001001' }, '曾国藩 vin-last-six'],
    [{ q: '.*' }, undefined],
  ])('by %j finds %s', async (asked, expected) => {
    expect(await foundBy(asked)).toEqual(expected ? [expected] : []);
  });

  test('brings the cars and open complaints along, each person once', async () => {
    const [zeng] = (await world.ask(lookup, { reader: agent, phone: '13700137000' })).items;
    const vehicle = { vin: car(1001) };
    await world.ask(logComplaint, {
      reader: agent,
      complaint: complaint(1001, { customer: { id: zeng!.customer.id }, vehicle }),
    });
    const { items } = await world.ask(lookup, { reader: agent, q: '13700137000' });
    expect(items).toMatchObject([{ vehicles: [vehicle], openComplaints: [{ vehicle, excerpt: '刹车异响' }] }]);
  });

  test('for nothing at all is refused', async () => {
    await expect(foundBy({})).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('a customer', () => {
  test('changes in the fields that were named and no others, on the version that was read', async () => {
    const made = await create({
      ...{
        name: 'Wei Lan',
        phones: ['13500135000'],
        emails: ['wei@example.com'],
        language: 'en',
        preferences: 'evenings',
      },
    });
    const { id } = made;
    const change = { name: 'Wei Lanlan' };
    const changed = await world.ask(changeCustomer, { reader: agent, id, version: 1, change });
    expect(changed).toEqual({ ...made, ...change, version: 2 });
    expect(await foundBy({ q: 'lanlan' })).toEqual(['Wei Lanlan name']);
    const stale = world.ask(changeCustomer, { reader: agent, id, version: 1, change: { name: 'X' } });
    await expect(stale).rejects.toMatchObject({ code: 'stale', detail: { version: 2 } });
    const [told] = await world.heard.until(`customer/${id}`, 'customer.changed');
    expect(told?.data).toEqual({ customer: id, fields: ['name'] });
    expect(await world.ask(changeCustomer, { reader: agent, id, version: 2, change })).toEqual(changed);
  });
});

describe('a sale', () => {
  test('gives the car its seller, its buyer and its owner', async () => {
    const { id } = await create({
      ...{ name: 'Buyer One', phones: ['13600136001'], externalRefs: [{ system: 'dms', id: '71' }] },
    });
    const vin = car(1101);
    await sell('s-1101', vin, { customerRef: 'dms:71', salesperson: 'Wei', brand: 'Buick', year: 2026 });
    expect(await world.ask(getVehicle, { reader: agent, vin })).toMatchObject({
      ...{ owner: id, brand: 'Buick', year: 2026 },
      purchase: { sale: 's-1101', dealer: 'D001', dealerName: 'Riverside', salesperson: 'Wei', date: '2026-02-01' },
    });
    await sell('s-1101-again', vin, { date: '2026-05-01', customer: 'nobody-we-know' });
    const { owner } = await world.ask(getVehicle, { reader: agent, vin });
    expect(owner).toBeUndefined();
  });

  test('I10: lets the dealer see the buyer and the car, and another dealer neither', async () => {
    const { id } = await create({ name: 'Buyer Two', phones: ['13600136002'] });
    const vin = car(1102);
    await sell('s-1102', vin, { customer: id });
    expect(await foundBy({ vin }, dealer('D001'))).toEqual(['Buyer Two vin']);
    expect(await foundBy({ q: 'Buyer Two' }, dealer('D001'))).toEqual(['Buyer Two name']);
    expect(await world.ask(getVehicle, { reader: dealer('D001'), vin })).toMatchObject({ owner: id });
    const page = await world.ask(listCustomers, { reader: dealer('D001'), q: 'Buyer Two' });
    expect(page.items.map((one) => one.id)).toEqual([id]);
    for (const asked of [{ vin }, { phone: '13600136002' }, { q: 'Buyer Two' }]) {
      expect(await foundBy(asked, dealer('D002'))).toEqual([]);
      expect(await foundBy(asked, as('station', { station: 'S001' }))).toEqual([]);
    }
    await expect(world.ask(getVehicle, { reader: dealer('D002'), vin })).rejects.toMatchObject({ code: 'not-found' });
    const change = { reader: dealer('D002'), id, version: 1, change: { name: 'Stolen' } };
    await expect(world.ask(changeCustomer, change)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('I10: of one of two cars shows the dealer that car and not the other', async () => {
    const { id } = await create({ name: 'Buyer Three', phones: ['13600136003'] });
    await sell('s-1103', car(1103), { customer: id, dealer: 'D003' });
    await sell('s-1104', car(1104), { customer: id, dealer: 'D004' });
    const { vehicles, entries } = await world.ask(getRecord, { reader: dealer('D003'), id });
    expect(vehicles.map(({ vin }) => vin)).toEqual([car(1103)]);
    expect(JSON.stringify(entries)).not.toContain(car(1104));
    const all = await world.ask(getRecord, { reader: agent, id });
    expect(all.vehicles).toHaveLength(2);
  });

  test('whom a dealer brings in it sees', async () => {
    const { id } = await create({ name: 'Walk In', phones: ['13600136005'] }, dealer('D001'));
    expect(await world.ask(getCustomer, { reader: dealer('D001'), id })).toMatchObject({ name: 'Walk In' });
    await expect(world.ask(getCustomer, { reader: dealer('D002'), id })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('an owner', () => {
  test('changes; the car’s history stays with the car', async () => {
    const [one, two] = await Promise.all([
      create({ name: 'First Owner', phones: ['13600136010'] }),
      create({ name: 'Second Owner', phones: ['13600136011'] }),
    ]);
    const vin = car(1201);
    await sell('s-1201', vin, { customer: one.id });
    const { version } = await world.ask(getVehicle, { reader: agent, vin });
    const changed = await world.ask(changeOwner, { reader: agent, vin, version, owner: two.id });
    expect(changed).toMatchObject({ owner: two.id, purchase: { sale: 's-1201' }, version: version + 1 });
    expect(await foundBy({ vin })).toEqual(['Second Owner vin']);
    const nobody = world.ask(changeOwner, { reader: agent, vin, version: version + 1, owner: 'nobody' });
    await expect(nobody).rejects.toMatchObject({ detail: { errors: [{ field: 'owner', rule: 'unknown-customer' }] } });
  });
});

test('the whole record of a customer comes in one order of time', async () => {
  const { id } = await create({ name: 'Whole Record', phones: ['13600136020'] });
  const vin = car(1301);
  await world.clock.advance('PT1M');
  await sell('s-1301', vin, { customer: id });
  const { number } = await world.ask(logComplaint, {
    reader: agent,
    complaint: complaint(1301, { customer: { id }, vehicle: { vin } }),
  });
  await world.clock.advance('PT1H');
  await world.tellJob(job(number, 1, 3, 'finished'), { report, vin, inCharge: 'Zhao' });
  await world.heard.until(`complaint/${number}`, 'complaint.resolved');
  await world.clock.advance('P2D');
  const record = await world.ask(getRecord, { reader: agent, id });
  expect(record.entries.map(({ what }) => what)).toEqual(['follow-up', 'repair', 'complaint', 'customer', 'purchase']);
  expect(record).toMatchObject({
    customer: { id, name: 'Whole Record' },
    vehicles: [{ vin, repairs: [{ station: 'S001', inCharge: 'Zhao' }], purchase: { dealerName: 'Riverside' } }],
    complaints: [{ number, state: 'following-up' }],
  });
});

test('who saw whose data is in the log, and the data is not', async () => {
  const logger = world.service.get<Logger>(LOGGER);
  const lines = jest.spyOn(logger, 'info');
  const { id } = await create({ name: 'Quiet Person', phones: ['13600136030'] });
  const { number } = await world.ask(logComplaint, { reader: agent, complaint: complaint(1401, { customer: { id } }) });
  await world.ask(getCustomer, { reader: agent, id });
  await world.ask(getRecord, { reader: agent, id });
  await world.ask(lookup, { reader: agent, q: 'Quiet Person' });
  await world.ask(getContact, { number });
  const seen = lines.mock.calls.filter(([, message]) => (message as unknown) === 'personal-data-viewed');
  expect(seen.map(([fields]) => fields as object)).toEqual([
    ...Array(3).fill({ account: 'a1', what: 'customer', id }),
    { account: 'network', what: 'contact', id },
  ]);
  lines.mockRestore();
});

describe('an import', () => {
  const customers = Array.from({ length: 2000 }, (_, i) => ({
    ...{ name: `导入${i}`, phones: [`1390${String(1_000_000 + i)}`] },
    externalRefs: [{ system: 'crm', id: String(i) }],
  }));
  const cars = customers.map((_, i) => ({ vin: car(2000 + i), brand: 'Buick', ownerRef: `crm:${i}` }));
  const batches = <T>(rows: T[]) => [0, 500, 1000, 1500].map((from) => rows.slice(from, from + 500));
  async function importAll() {
    const outcomes: string[] = [];
    for (const rows of batches(customers)) {
      const { items } = await world.ask(importCustomers, { reader: admin, rows }, { deadlineMs: 20_000 });
      outcomes.push(...items.map(({ outcome }) => outcome));
    }
    for (const rows of batches(cars)) {
      const { items } = await world.ask(importVehicles, { reader: admin, rows }, { deadlineMs: 20_000 });
      outcomes.push(...items.map(({ outcome }) => outcome));
    }
    return [...new Set(outcomes)];
  }

  test('of thousands stores each once and changes nothing the second time', async () => {
    expect(await importAll()).toEqual(['stored']);
    expect(await importAll()).toEqual(['unchanged']);
    const { items } = await world.ask(lookup, { reader: agent, vin: car(2042) });
    expect(items).toMatchObject([{ customer: { name: '导入42' }, vehicles: [{ vin: car(2042) }] }]);
    await world.heard.until(`vehicle/${car(3999)}`, 'vehicle.registered');
  }, 30_000);

  test('accounts for every row, in order, also with a key that its client repeats', async () => {
    const rows = [
      { vin: car(5001), ownerRef: 'crm:1' },
      { vin: car(5003), ownerRef: 'crm:3' },
      { vin: car(5002), ownerRef: 'crm:none' },
      { vin: car(2001), brand: 'Chevrolet' },
      { vin: car(2002), brand: 'Buick' },
    ];
    const { items } = await world.askWithKey('import-1', importVehicles, { reader: admin, rows });
    expect(items.map(({ outcome, notes }) => [outcome, ...notes.map(({ rule }) => rule)].join(' '))).toEqual([
      ...['stored', 'stored', 'refused unknown-customer', 'stored', 'unchanged'],
    ]);
    expect(await world.ask(getVehicle, { reader: agent, vin: car(2001) })).toMatchObject({
      brand: 'Chevrolet',
      version: 2,
    });
  });
});
