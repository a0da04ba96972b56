import { describe, expect, test } from '@jest/globals';
import type { Candidate, Receipt } from '../api/types.js';
import { countFailed, parted, whyChosen } from './receipt-why.js';

type Told = Partial<Pick<Candidate, 'suitable' | 'driveMinutes' | 'share' | 'rules'>> & {
  total?: number;
  record?: number;
};

const candidate = (code: string, { total = 100, record = 0, ...rest }: Told = {}): Candidate => ({
  station: { code, name: `Station ${code}`, position: { type: 'Point', coordinates: [0, 0] }, version: 1 },
  distanceKm: 10,
  driveMinutes: 20,
  drive: { minutes: 20, low: 15, high: 30, source: 'estimate' },
  tow: false,
  suitable: true,
  rules: [],
  minutes: { drive: 20, wait: 0, repair: total - 20, parts: 0, record },
  total,
  rankMinutes: total + record,
  recordTerms: [],
  share: { taken: 0, bays: 4 },
  usualRepair: { minutes: 60, own: false },
  partUntil: null,
  fixedAt: '2026-03-02T10:00:00.000Z',
  slot: null,
  ...rest,
});
const decided = (candidates: Candidate[], more: Partial<Receipt> = {}) => ({
  candidates,
  chosen: 'A',
  settings: { tieDriveMinutes: 15 },
  ...more,
});
const failing = (...rules: Candidate['rules'][number]['rule'][]) => ({
  suitable: false,
  rules: rules.map((rule) => ({ rule, ok: false, value: null })),
});

describe('why the chosen station', () => {
  test.each<[said: string, a: Told, b: Told | undefined, why: object]>([
    ['it has the car fixed sooner', {}, { total: 135 }, { why: 'sooner', gap: 35 }],
    ['nobody else is suitable', {}, undefined, { why: 'only' }],
    [
      'the next one is sooner but its record weighs more',
      {},
      { total: 90, record: 30 },
      { why: 'record', station: 'Station B', gap: 10, minutes: 30 },
    ],
    ['equally soon, its record is better', {}, { record: 5 }, { why: 'same-record' }],
    ['equally soon, its drive is markedly shorter', {}, { driveMinutes: 45 }, { why: 'same-nearer' }],
    [
      'equally soon and near, it had fewer cars for its bays',
      { share: { taken: 2, bays: 4 } },
      { share: { taken: 2, bays: 2 } },
      { why: 'same-share' },
    ],
    ['equal in all, it is nearer', {}, {}, { why: 'same-nearer' }],
  ])('%s', (_said, a, b, why) => {
    const others = b ? [candidate('B', b)] : [];
    expect(whyChosen(decided([candidate('A', a), ...others, candidate('C', { suitable: false })]))).toEqual(why);
  });

  test('whoever does not stand first was not chosen by rank', () => {
    expect(whyChosen(decided([candidate('B'), candidate('A')]))).toEqual({ why: 'by-hand' });
  });

  test('nobody chosen has no reason of this kind', () => {
    expect(whyChosen(decided([candidate('A')], { chosen: null }))).toBeUndefined();
  });
});

test('a station that fails several rules is counted once, at the first', () => {
  const failed = [failing('authorised', 'free-bay'), failing('authorised'), failing('free-bay')];
  expect(countFailed(failed.map((told, i) => candidate(String(i), told)))).toEqual([
    ['authorised', 2],
    ['free-bay', 1],
  ]);
});

test('whoever was chosen stands in the table, however far down the order', () => {
  const many = Array.from({ length: 20 }, (_, i) => candidate(`S${i}`));
  const { best, rest } = parted({ candidates: [...many, candidate('A', { suitable: false })], chosen: 'A' });
  expect(best.map(({ station }) => station.code)).toContain('A');
  expect(best.length + rest.length).toBe(21);
});
