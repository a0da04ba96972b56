import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellMinutes, cellName, cellStarts } from './cells.js';

const at = (iso: string) => new Date(iso);

test.each([
  ['Asia/Shanghai', '2026-11-23T01:30:00Z', '1/2026-11-23T09:30'],
  ['Europe/Berlin', '2026-11-23T08:30:00Z', '1/2026-11-23T09:30'],
  ['Asia/Kolkata', '2026-11-23T04:00:00Z', '1/2026-11-23T09:30'],
  ['America/New_York', '2026-11-23T14:30:00Z', '1/2026-11-23T09:30'],
  ['Asia/Kathmandu', '2026-11-23T04:00:00Z', '1/2026-11-23T09:45'],
])('a cell in %s is called by what the clock on its wall shows', (timeZone, start, name) => {
  expect(cellName('1', at(start), timeZone)).toBe(name);
});

test('the second pass of a repeated hour bears its offset', () => {
  const names = cellStarts(at('2026-10-25T00:00:00Z'), at('2026-10-25T02:30:00Z')).map((start) =>
    cellName('lift 2', start, 'Europe/Berlin'),
  );
  expect(names).toEqual([
    'lift 2/2026-10-25T02:00',
    'lift 2/2026-10-25T02:30',
    'lift 2/2026-10-25T02:00+01:00',
    'lift 2/2026-10-25T02:30+01:00',
    'lift 2/2026-10-25T03:00',
  ]);
});

test('no two cells of a bay share a name', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'America/Havana',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Asia/Shanghai',
  ];
  for (const timeZone of zones) {
    const year = cellStarts(at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z'));
    expect(new Set(year.map((start) => cellName('1', start, timeZone))).size).toBe(365 * 48);
  }
});

test('the cells of a stretch of time are all that it touches and no others', () => {
  const instant = fc.integer({ min: 0, max: 10 * 1440 * 60_000 });
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const starts = cellStarts(new Date(from), new Date(to)).map((start) => start.getTime());
      const cell = cellMinutes * 60_000;
      expect(starts.length).toBe(from === to && from % cell === 0 ? 0 : Math.ceil(to / cell) - Math.floor(from / cell));
      for (const start of starts) {
        expect(start % cell).toBe(0);
        expect(start < to && start + cell > from).toBe(true);
      }
    }),
  );
});
