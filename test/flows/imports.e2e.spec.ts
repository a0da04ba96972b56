import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { type Answer, type Client, eventually } from '../client.js';
import { startWorld, type World } from '../world.js';

let world: World;
let admin: Client;
beforeAll(async () => {
  world = await startWorld();
  admin = world.admin;
}, 60_000);
afterAll(() => world?.stop());

const header = 'code,name,region,province,city,address,longitude,latitude,phone,service_phone';
const row = (code: string, more: Partial<Record<string, string>> = {}) => {
  const cells: Record<string, string> = {
    code,
    name: `示范站${code}`,
    region: '东区',
    province: '上海',
    city: '上海',
    address: '示范路1号',
    longitude: '121.47',
    latitude: '31.23',
    phone: '021-00000000',
    service_phone: '021-00000001',
    ...more,
  };
  return header
    .split(',')
    .map((name) => cells[name])
    .join(',');
};
const file = (...rows: string[]) => [header, ...rows, ''].join('\n');

/** Uploads a file and waits until all its rows are accounted for. */
async function bring(csv: string | Buffer, query = 'kind=stations&crs=wgs84') {
  const response = await fetch(`${admin.origin}/api/v1/imports?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'text/csv' },
    body: csv,
  });
  const body = (await response.json()) as Answer['body'];
  if (response.status !== 202) return { status: response.status, body };
  const done = await eventually(
    () => admin.get(`/imports/${body.id}`),
    (answer) => answer.body.state !== 'running',
  );
  return { status: 202, body: done.body };
}
const stations = async () => (await admin.get('/stations?limit=200')).body.items;

describe('a file of stations', () => {
  test('is stored row by row, and a second run changes nothing', async () => {
    const csv = file(row('A1'), row('A2'), row('A3'));
    expect((await bring(csv)).body).toMatchObject({ state: 'done', rows: 3, stored: 3, unchanged: 0, refused: 0 });
    const before = await stations();
    expect((await bring(csv)).body).toMatchObject({ state: 'done', rows: 3, stored: 0, unchanged: 3, refused: 0 });
    expect(await stations()).toEqual(before);
  });

  test('with a double code refuses the second and names its line and the first', async () => {
    const { body } = await bring(file(row('B1'), row('B2'), row('B1')));
    expect(body).toMatchObject({ rows: 3, stored: 2, refused: 1 });
    expect(body.notes).toContainEqual(
      expect.objectContaining({
        line: 4,
        outcome: 'refused',
        notes: [expect.objectContaining({ field: 'code', rule: 'duplicate-key' })],
      }),
    );
  });

  test('with a coordinate far from the stated province is stored and flagged', async () => {
    const { body } = await bring(file(row('C1', { province: '新疆', city: '乌鲁木齐' })));
    expect(body).toMatchObject({ stored: 1, flagged: 1 });
    expect(body.notes[0]).toMatchObject({ line: 2, notes: [{ rule: 'far-from-province' }] });
  });

  test('with a missing service phone is stored and flagged; with a missing code or a bad longitude it is refused', async () => {
    const { body } = await bring(file(row('D1', { service_phone: '' }), row('', {}), row('D3', { longitude: 'east' })));
    expect(body).toMatchObject({ rows: 3, stored: 1, refused: 2 });
    expect(body.notes.map(({ line, outcome }: { line: number; outcome: string }) => [line, outcome])).toEqual(
      expect.arrayContaining([
        [2, 'stored'],
        [3, 'refused'],
        [4, 'refused'],
      ]),
    );
  });

  test('in GB18030 is read as it is meant', async () => {
    await bring(iconv.encode(file(row('E1', { name: '北京示范站' })), 'gb18030'));
    expect((await admin.get('/stations/E1')).body.name).toBe('北京示范站');
  });

  test('in BD-09 is stored in WGS-84, some hundred metres off', async () => {
    await bring(file(row('F1')), 'kind=stations&crs=bd09');
    const [lng, lat] = (await admin.get('/stations/F1')).body.position.coordinates;
    expect(Math.abs(lng - 121.47) + Math.abs(lat - 31.23)).toBeGreaterThan(0.005);
    expect(Math.abs(lng - 121.47) + Math.abs(lat - 31.23)).toBeLessThan(0.03);
  });

  test('only previewed stores nothing and says what would be', async () => {
    const { body } = await bring(file(row('G1'), row('G1')), 'kind=stations&crs=wgs84&preview=true');
    expect(body).toMatchObject({ rows: 2, refused: 1, preview: true });
    expect((await admin.get('/stations/G1')).status).toBe(404);
  });
});

describe('a file that cannot be read is refused whole', () => {
  test.each([
    ['with a wrong header', file(row('H1')).replace('longitude', 'lon'), 'header'],
    ['in UTF-16', iconv.encode(file(row('H2')), 'utf16le', { addBOM: true }), 'encoding'],
    ['that is no text', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x80, 0x81]), 'encoding'],
  ])('%s', async (_name, csv, rule) => {
    const before = (await stations()).length;
    const { status, body } = await bring(csv);
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: expect.arrayContaining([expect.objectContaining({ rule })]) },
    });
    expect((await stations()).length).toBe(before);
  });
});

test('customers, cars and sales come in by file and make one record', async () => {
  await bring('code,name,city\nK1,Dealer K,Shanghai\n', 'kind=dealers');
  await bring('id,name,phones,language\nc-1,Mei Exemplar,13900005678,en\n', 'kind=customers');
  await bring(
    'vin,brand,model,year,plate,owner_ref\nLSVAA2187C2184847,Aurora,A5,2024,沪A00001,csv:c-1\n',
    'kind=vehicles',
  );
  await bring(
    'vin,dealer,customer_ref,salesperson,date\nLSVAA2187C2184847,K1,csv:c-1,Li Exemplar,2024-05-01\n',
    'kind=sales',
  );
  const { body } = await eventually(
    () => admin.get('/lookup?phone=%2B86%20139-0000-5678'),
    (answer) => Boolean(answer.body.items?.[0]?.vehicles?.[0]?.purchase),
  );
  expect(body.items).toMatchObject([
    {
      matchedBy: 'phone',
      customer: { name: 'Mei Exemplar' },
      vehicles: [{ plate: '沪A00001', purchase: { dealer: 'K1', salesperson: 'Li Exemplar', date: '2024-05-01' } }],
    },
  ]);
});
