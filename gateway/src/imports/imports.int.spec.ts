import { currentContext } from '@baylink/bus';
import { Refusal } from '@baylink/contracts';
import { importDealers } from '@baylink/contracts/dealer';
import type { ImportProgress } from '@baylink/contracts/imports';
import { importStations, type NewStation } from '@baylink/contracts/repair-station';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { answering, type Reply, type Stage, startStage, ADMIN_TOKEN as token } from '../testing/stage.js';

let stage: Stage;
const known = new Map<string, NewStation>();
const dealers: unknown[] = [];
const batches: { crs: string; size: number; key: string | undefined }[] = [];
let away = 0;
beforeAll(async () => {
  stage = await startStage([
    answering(importStations, ({ crs, rows, preview }) => {
      if (away-- > 0) throw new Refusal('unavailable');
      batches.push({ crs, size: rows.length, key: currentContext()?.requestKey });
      return { items: rows.map((row) => (preview ? wouldBe(row) : keep(row))) };
    }),
    answering(importDealers, ({ rows }) => {
      dealers.push(...rows);
      return { items: rows.map(({ code }) => ({ outcome: 'stored' as const, id: code })) };
    }),
  ]);
}, 60_000);
afterAll(() => stage.stop());
beforeEach(() => {
  known.clear();
  batches.length = 0;
});

function keep(row: NewStation) {
  const outcome = wouldBe(row);
  known.set(row.code, row);
  return outcome;
}

function wouldBe(row: NewStation) {
  const outcome = known.has(row.code) ? ('unchanged' as const) : ('stored' as const);
  const notes = row.servicePhone ? [] : [{ field: 'servicePhone', rule: 'missing' }];
  return { outcome, id: row.code, notes };
}

const header = 'code,name,region,province,city,address,longitude,latitude,phone,service_phone';
const line = (code: string, longitude = '121.55', servicePhone = '021-51330162') =>
  `${code},上海九华汽车,东区,上海,上海,松卫北路1189号,${longitude},31.21,021-67743555,${servicePhone}`;
const csv = (...lines: string[]) => `${[header, ...lines].join('\r\n')}\r\n`;

const start = (raw: string | Uint8Array, query = 'kind=stations&crs=bd09', type = 'text/csv'): Promise<Reply> =>
  stage.call(`/api/v1/imports?${query}`, { token, raw, headers: { 'content-type': type } });

/** Starts an import and asks until it is through. */
async function through(raw: string | Uint8Array, query?: string, type?: string): Promise<ImportProgress> {
  const started = await start(raw, query, type);
  expect(started.status).toBe(202);
  for (;;) {
    const { body } = await stage.call(started.headers.get('location')!, { token });
    if (body.state !== 'running') return body;
  }
}

test('every row of a file is accounted for', async () => {
  const lines = [line('A1'), line('A2', '221'), line('A3', '121', ''), line('A1'), ...many(500)];
  const done = await through(csv(...lines));
  expect(done).toMatchObject({
    state: 'done',
    rows: 504,
    done: 504,
    stored: 502,
    unchanged: 0,
    refused: 2,
    flagged: 1,
  });
  expect(done.notes).toEqual([
    { line: 3, outcome: 'refused', notes: [expect.objectContaining({ field: 'longitude', rule: 'longitude' })] },
    { line: 4, outcome: 'stored', id: 'A3', notes: [{ field: 'service_phone', rule: 'missing' }] },
    { line: 5, outcome: 'refused', notes: [{ field: 'code', rule: 'duplicate-key', line: 2 }] },
  ]);
  expect(batches.every(({ crs, size }) => crs === 'bd09' && size <= 200)).toBe(true);
});
const many = (count: number) => Array.from({ length: count }, (_, i) => line(`M${i}`));

test('a second run changes nothing', async () => {
  await through(csv(line('A1'), line('A2')));
  expect(await through(csv(line('A1'), line('A2')))).toMatchObject({ stored: 0, unchanged: 2, refused: 0 });
});

test('started twice under one Idempotency-Key is one import, and its rows are requests of their own', async () => {
  const request = { token, raw: csv(line('A1')), headers: { 'content-type': 'text/csv', 'idempotency-key': 'once' } };
  const [first, again] = [
    await stage.call('/api/v1/imports?kind=stations', request),
    await stage.call('/api/v1/imports?kind=stations', request),
  ];
  expect(again.body).toEqual(first.body);
  while ((await stage.call(`/api/v1/imports/${first.body.id}`, { token })).body.state === 'running');
  expect(batches).toEqual([{ crs: 'wgs84', size: 1, key: undefined }]);
});

test('a preview says what is wrong and stores nothing', async () => {
  await through(csv(line('A3')));
  const lines = [line('A1'), line('A2', 'east'), line('A3'), line('A4', '121', '')];
  const done = await through(csv(...lines), 'kind=stations&preview=true');
  expect(done).toMatchObject({ state: 'done', preview: true, rows: 4, done: 4, stored: 2, unchanged: 1, refused: 1 });
  expect(done).toMatchObject({
    flagged: 1,
    notes: [
      { line: 3, outcome: 'refused' },
      { line: 5, outcome: 'stored' },
    ],
  });
  expect([...known.keys()]).toEqual(['A3']);
});

test('a preview of a kind whose service cannot say more tells what cannot be read, and asks nobody', async () => {
  const before = dealers.length;
  const done = await through('code,name\nD1,One\nD2,\n', 'kind=dealers&preview=true');
  expect(done).toMatchObject({ state: 'done', rows: 2, done: 2, stored: 0, refused: 1 });
  expect(dealers).toHaveLength(before);
});

test('a service that is away for a moment is asked again', async () => {
  away = 1;
  expect(await through(csv(line('A1')))).toMatchObject({ state: 'done', stored: 1 });
});

test('a spreadsheet in GB18030 is read', async () => {
  const shanghai = Buffer.from('c9cfbaa3', 'hex');
  const [before, after] = ['code,name\nD1,', '\n'].map((text) => Buffer.from(text));
  await through(Buffer.concat([before!, shanghai, after!]), 'kind=dealers');
  expect(dealers).toEqual([expect.objectContaining({ code: 'D1', name: '上海' })]);
});

describe('a file that cannot be taken in is refused at once and says why:', () => {
  test.each([
    ['another header', 'code,name,colour\nA1,x,red\n', undefined, 422, { field: 'province', rule: 'header' }],
    [
      'another encoding',
      Buffer.from(`\uFEFF${csv()}`, 'utf16le'),
      undefined,
      422,
      { rule: 'encoding', found: 'UTF-16' },
    ],
    ['nothing in it', '', undefined, 422, { field: 'file', rule: 'empty-file' }],
    ['an unknown kind', csv(), 'kind=planets', 422, { field: 'kind', rule: 'invalid_value' }],
  ])('%s', async (_what, raw, query, status, error) => {
    const { body } = await start(raw, query);
    expect(body).toMatchObject({ status, errors: expect.arrayContaining([expect.objectContaining(error)]) });
  });

  test('another content type', async () => {
    expect((await start('{}', undefined, 'application/json')).body).toMatchObject({ status: 415 });
  });

  test('more than 32 MiB', async () => {
    expect((await start(new Uint8Array(33 * 1024 * 1024))).body).toMatchObject({ status: 413, code: 'too-large' });
  });
});

test("another supervisor's import is not found", async () => {
  const { headers } = await start(csv(line('A1')));
  const supervisor = await stage.token('supervisor');
  expect((await stage.call(headers.get('location')!, { token: supervisor })).status).toBe(404);
  expect((await stage.call('/api/v1/imports/none', { token: supervisor })).status).toBe(404);
});

test('an import that nobody hears of any more can be run again', async () => {
  away = 3;
  const { headers } = await start(csv(line('A1')));
  await stage.clock.advance('PT2M');
  const { body } = await stage.call(headers.get('location')!, { token });
  expect(body).toMatchObject({ state: 'failed', reason: 'interrupted' });
  away = 0;
});
