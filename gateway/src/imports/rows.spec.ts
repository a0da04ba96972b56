import { Refusal } from '@baylink/contracts';
import type { ImportKind } from '@baylink/contracts/imports';
import { expect, test } from '@jest/globals';
import { fileKinds } from './columns.js';
import { type ReadRow, Table } from './rows.js';

async function read(kind: ImportKind, text: string): Promise<ReadRow[]> {
  const table = await Table.open(fileKinds[kind], text);
  return (await table.lines()).map((line) => table.read(line));
}
const errorsOf = (kind: ImportKind, text: string) =>
  read(kind, text).then(
    () => [],
    (error) => (Refusal.is(error) ? error.detail.errors : error),
  );

const stationHeader = 'code,name,province,city,address,longitude,latitude,phone,service_phone';
const station = 'A1,上海九华,上海,上海,松卫北路1189号,121.55,31.21,021-51330126/51330122,';

test('a line becomes what the service takes', async () => {
  const [row] = await read('stations', `${stationHeader},bays,abilities,can_tow\n${station},2,engine; brakes,是\n`);
  expect(row).toMatchObject({
    line: 2,
    row: {
      code: 'A1',
      position: { type: 'Point', coordinates: [121.55, 31.21] },
      phone: '021-51330126',
      bays: ['1', '2'],
      abilities: ['engine', 'brakes'],
      canTow: true,
    },
  });
  expect(row).not.toHaveProperty('row.servicePhone');
});

test('headings may be written in capitals and stand in any order', async () => {
  const [row] = await read('vehicles', 'Model,VIN,Owner_Ref\nS7,LSVAA4182E2123456,17\n');
  expect(row).toMatchObject({ row: { vin: 'LSVAA4182E2123456', model: 'S7', ownerRef: 'csv:17' } });
});

test('a customer is known by the reference of its system', async () => {
  const rows = await read(
    'customers',
    'id,system,name,phones\n7,,李雷,138 0000 0000;139 0000 0000\n7,dms,韩梅,13800000001',
  );
  expect(rows).toMatchObject([
    { row: { phones: ['138 0000 0000', '139 0000 0000'], externalRefs: [{ system: 'csv', id: '7' }] } },
    { row: { externalRefs: [{ system: 'dms', id: '7' }] } },
  ]);
});

test('columns that are missing or not known are named, and nothing is read', async () => {
  expect(await errorsOf('stations', 'code,name,colour\nA1,x,red\n')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ field: 'longitude', rule: 'header', found: 'missing' }),
      expect.objectContaining({ field: 'colour', rule: 'header', found: 'unknown' }),
    ]),
  );
});

test('an empty file is refused', async () => {
  expect(await errorsOf('dealers', '')).toEqual([{ field: 'file', rule: 'empty-file' }]);
});

test.each([
  ['longitude', 'longitude', station.replace('121.55', '221.55')],
  ['longitude', 'invalid_type', station.replace('121.55', 'east')],
  ['name', 'invalid_type', station.replace('上海九华', '')],
  ['code', 'invalid_format', station.replace('A1', 'A 1')],
  ['latitude', 'invalid_type', station.replace('31.21', '')],
])('a cell that is wrong is named by its column: %s %s', async (field, rule, line) => {
  const [row] = await read('stations', `${stationHeader}\n${line}\n`);
  expect(row).toMatchObject({ line: 2, notes: [{ field, rule }] });
  expect(row).not.toHaveProperty('row');
});

test('a phone that is none is noted and left out; the station is kept', async () => {
  const [row] = await read('stations', `${stationHeader}\n${station.replace('021-51330126/51330122', '-31932888')}\n`);
  expect(row).toMatchObject({ row: { code: 'A1' }, notes: [{ field: 'phone', rule: 'phone' }] });
  expect(row?.row).not.toHaveProperty('phone');
});

test('a key that stands twice is refused the second time and says where the first one is', async () => {
  const rows = await read('stations', `${stationHeader}\n${station}\n\n${station.replace('九华', '福银')}\n`);
  expect(rows).toMatchObject([{ line: 2 }, { line: 4, notes: [{ field: 'code', rule: 'duplicate-key', line: 2 }] }]);
});

test('a line with too few cells is refused and the next one read', async () => {
  const rows = await read('stations', `${stationHeader}\nA1,x\n${station}\n`);
  expect(rows).toMatchObject([
    { line: 2, notes: [{ rule: 'columns' }] },
    { line: 3, row: { code: 'A1' } },
  ]);
});

test('a cell may go over several lines; the line is where it begins', async () => {
  const rows = await read('dealers', 'code,name\n1,"Long\nname"\n2,Short\n');
  expect(rows.map(({ line }) => line)).toEqual([2, 4]);
});

test('a quotation mark that is not closed ends the file with a note', async () => {
  const rows = await read('dealers', 'code,name\n1,Good\n2,"Open\n3,Lost\n');
  expect(rows).toMatchObject([{ row: { code: '1' } }, { notes: [{ rule: 'quotes' }] }]);
});
