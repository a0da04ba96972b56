import { expect, test } from '@jest/globals';
import { calendar } from './calendar.js';
import { firstFreeRun, type RunWanted } from './first-free-run.js';
import type { IsoDay } from './hours.js';

const workdays: IsoDay[] = [1, 2, 3, 4, 5];
const station = calendar({
  hours: [
    { days: workdays, from: '08:00', to: '12:00' },
    { days: workdays, from: '13:00', to: '17:00' },
  ],
  timeZone: 'Asia/Shanghai',
});
const at = (time: string, day = '2026-11-23') => new Date(`${day}T${time}:00+08:00`);
const cell = (bay: string, time: string, day = '2026-11-23') => `${bay}/${day}T${time}`;
const wanted = (over: Partial<RunWanted>) =>
  firstFreeRun({
    calendar: station,
    bays: ['1', '2'],
    taken: new Set(),
    from: at('09:10'),
    minutes: 60,
    horizonDays: 14,
    ...over,
  });

test('work begins at the next cell in the first bay', () => {
  expect(wanted({})).toEqual({
    bay: '1',
    start: at('09:30'),
    end: at('10:30'),
    cells: [cell('1', '09:30'), cell('1', '10:00')],
  });
});

test('a bay that is free earlier is taken before one that is named earlier', () => {
  expect(wanted({ taken: new Set([cell('1', '10:00')]) })).toMatchObject({ bay: '2', start: at('09:30') });
});

test('work of 45 minutes holds two cells and is over in the second', () => {
  expect(wanted({ minutes: 45 })).toMatchObject({ end: at('10:15'), cells: [cell('1', '09:30'), cell('1', '10:00')] });
});

test('long work goes on after lunch and on the next day, in the same bay', () => {
  const run = wanted({ from: at('11:00'), minutes: 330 });
  expect(run).toMatchObject({ bay: '1', start: at('11:00'), end: at('08:30', '2026-11-24') });
  expect(run?.cells).toHaveLength(11);
  expect(run?.cells.slice(1, 3)).toEqual([cell('1', '11:30'), cell('1', '13:00')]);
  expect(run?.cells.at(-1)).toBe(cell('1', '08:00', '2026-11-24'));
});

test('a cell that closing time cuts is not worked in', () => {
  const short = calendar({ hours: [{ days: workdays, from: '08:15', to: '09:45' }], timeZone: 'Asia/Shanghai' });
  expect(wanted({ calendar: short, from: at('06:00'), minutes: 60 })).toMatchObject({
    start: at('08:30'),
    end: at('09:30'),
  });
});

test('one held cell sends the whole work behind it', () => {
  const taken = new Set([cell('1', '10:00'), cell('2', '10:00')]);
  expect(wanted({ taken })).toMatchObject({ bay: '1', start: at('10:30'), end: at('11:30') });
});

test('no bay, no free cell or no end before the horizon is no run', () => {
  expect(wanted({ bays: [] })).toBeNull();
  expect(wanted({ minutes: 481, horizonDays: 1 })).toBeNull();
  expect(wanted({ calendar: calendar({ hours: [], timeZone: 'Asia/Shanghai' }) })).toBeNull();
});

test.each([0, -30, Number.NaN, Number.POSITIVE_INFINITY])('work of %d minutes is a mistake', (minutes) => {
  expect(() => wanted({ minutes })).toThrow(RangeError);
});
