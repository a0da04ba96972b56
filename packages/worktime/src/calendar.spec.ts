import { describe, expect, test } from '@jest/globals';
import { calendar } from './calendar.js';
import type { IsoDay, WeeklyHours } from './hours.js';

const workdays: IsoDay[] = [1, 2, 3, 4, 5];
const everyDay: IsoDay[] = [1, 2, 3, 4, 5, 6, 7];
const withLunch: WeeklyHours = [
  { days: workdays, from: '08:00', to: '12:00' },
  { days: workdays, from: '13:00', to: '17:30' },
];
const at = (iso: string) => new Date(iso);

describe('a station in Shanghai with a lunch break', () => {
  const station = calendar({
    hours: withLunch,
    timeZone: 'Asia/Shanghai',
    // National Day, and a Saturday worked for it.
    exceptions: [
      { date: '2026-10-01', windows: [] },
      { date: '2026-10-02', windows: [] },
      { date: '2026-10-10', windows: [{ from: '08:00', to: '12:00' }] },
    ],
    coveredUntil: '2026-12-31',
  });

  test.each([
    ['2026-11-23T07:59:59+08:00', false, 'before it opens'],
    ['2026-11-23T08:00:00+08:00', true, 'when it opens'],
    ['2026-11-23T12:00:00+08:00', false, 'when lunch begins'],
    ['2026-11-23T13:00:00+08:00', true, 'after lunch'],
    ['2026-11-23T17:30:00+08:00', false, 'at closing time'],
    ['2026-11-21T10:00:00+08:00', false, 'on a Saturday'],
    ['2026-10-01T10:00:00+08:00', false, 'on a holiday'],
    ['2026-10-10T10:00:00+08:00', true, 'on a Saturday that makes up for a holiday'],
    ['2026-10-10T14:00:00+08:00', false, 'on the afternoon of that Saturday'],
  ])('%s: open is %s, %s', (time, open) => {
    expect(station.isOpen(at(time))).toBe(open);
  });

  test('while it is open the next opening is now', () => {
    expect(station.nextOpen(at('2026-11-23T09:15:00+08:00'))).toEqual(at('2026-11-23T09:15:00+08:00'));
  });

  test('over a weekend it opens next on Monday', () => {
    expect(station.nextOpen(at('2026-11-20T17:30:00+08:00'))).toEqual(at('2026-11-23T08:00:00+08:00'));
  });

  test('it closes for lunch, and is not closing while it is closed', () => {
    expect(station.closesAt(at('2026-11-23T09:15:00+08:00'))).toEqual(at('2026-11-23T12:00:00+08:00'));
    expect(station.closesAt(at('2026-11-23T12:30:00+08:00'))).toBeNull();
  });

  test('four working hours from Friday afternoon are due on Monday morning', () => {
    expect(station.addMinutes(at('2026-11-20T16:00:00+08:00'), 240)).toEqual(at('2026-11-23T10:30:00+08:00'));
    expect(station.minutesBetween(at('2026-11-20T16:00:00+08:00'), at('2026-11-23T10:30:00+08:00'))).toBe(240);
  });

  test('work that just fills the day is due at closing time, and none at once', () => {
    expect(station.addMinutes(at('2026-11-23T16:00:00+08:00'), 90)).toEqual(at('2026-11-23T17:30:00+08:00'));
    expect(station.addMinutes(at('2026-11-22T16:00:00+08:00'), 0)).toEqual(at('2026-11-22T16:00:00+08:00'));
  });

  test('what is overdue is counted below zero', () => {
    expect(station.minutesBetween(at('2026-11-23T10:00:00+08:00'), at('2026-11-23T09:00:00+08:00'))).toBe(-60);
  });

  test('windows come cut to what was asked for', () => {
    const windows = [...station.openWindows(at('2026-11-23T09:00:00+08:00'), at('2026-11-24T08:30:00+08:00'))];
    expect(windows).toEqual([
      { start: at('2026-11-23T09:00:00+08:00'), end: at('2026-11-23T12:00:00+08:00') },
      { start: at('2026-11-23T13:00:00+08:00'), end: at('2026-11-23T17:30:00+08:00') },
      { start: at('2026-11-24T08:00:00+08:00'), end: at('2026-11-24T08:30:00+08:00') },
    ]);
  });

  test('holidays are known up to the end of the last covered day there', () => {
    expect(station.covers(at('2026-12-31T23:59:59+08:00'))).toBe(true);
    expect(station.covers(at('2027-01-01T00:00:00+08:00'))).toBe(false);
  });
});

describe('when clocks change in Berlin', () => {
  const day = (from: string, to: string) =>
    calendar({ hours: [{ days: everyDay, from, to }], timeZone: 'Europe/Berlin' });

  test('opening hours follow the wall clock', () => {
    const station = day('08:00', '17:00');
    expect(station.nextOpen(at('2026-03-28T20:00:00Z'))).toEqual(at('2026-03-29T06:00:00Z'));
    expect(station.nextOpen(at('2026-10-24T20:00:00Z'))).toEqual(at('2026-10-25T07:00:00Z'));
  });

  test('the night in spring has an hour less and the one in autumn an hour more', () => {
    const night = day('22:00', '06:00');
    expect(night.minutesBetween(at('2026-03-28T12:00:00Z'), at('2026-03-29T12:00:00Z'))).toBe(7 * 60);
    expect(night.minutesBetween(at('2026-10-24T12:00:00Z'), at('2026-10-25T12:00:00Z'))).toBe(9 * 60);
  });

  test('a time that spring leaves out comes when the clock is put forward', () => {
    expect(day('02:30', '05:00').nextOpen(at('2026-03-28T12:00:00Z'))).toEqual(at('2026-03-29T01:00:00Z'));
  });

  test('a time that autumn repeats is its first pass', () => {
    expect(day('02:30', '05:00').nextOpen(at('2026-10-24T12:00:00Z'))).toEqual(at('2026-10-25T00:30:00Z'));
    expect(day('00:00', '02:30').closesAt(at('2026-10-25T00:00:00Z'))).toEqual(at('2026-10-25T00:30:00Z'));
  });
});

test('a window over midnight belongs to the day it starts on, also when the next is a holiday', () => {
  const station = calendar({
    hours: [{ days: [5], from: '22:00', to: '06:00' }],
    timeZone: 'Asia/Kolkata',
    exceptions: [{ date: '2026-11-21', windows: [] }],
  });
  expect(station.isOpen(at('2026-11-21T05:59:00+05:30'))).toBe(true);
  expect(station.isOpen(at('2026-11-21T06:00:00+05:30'))).toBe(false);
  expect(station.isOpen(at('2026-11-20T03:00:00+05:30'))).toBe(false);
});

test('a station that is always open has one endless window and no closing time', () => {
  const station = calendar({ hours: [{ days: everyDay, from: '00:00', to: '24:00' }], timeZone: 'America/New_York' });
  const [from, to] = [at('2026-10-20T03:00:00Z'), at('2026-11-10T03:00:00Z')];
  expect([...station.openWindows(from, to)]).toEqual([{ start: from, end: to }]);
  expect(station.closesAt(from)).toBeNull();
  expect(station.addMinutes(from, 30_000)).toEqual(new Date(from.getTime() + 30_000 * 60_000));
});

test('a station that never opens says so', () => {
  const station = calendar({ hours: [], timeZone: 'Asia/Shanghai' });
  const now = at('2026-11-23T09:00:00Z');
  expect(station.isOpen(now)).toBe(false);
  expect(station.nextOpen(now)).toBeNull();
  expect(station.addMinutes(now, 1)).toBeNull();
  expect(station.covers(now)).toBe(true);
});

test('windows that overlap or touch are one', () => {
  const station = calendar({
    hours: [
      { days: [1], from: '08:00', to: '12:00' },
      { days: [1], from: '10:00', to: '14:00' },
      { days: [1], from: '14:00', to: '15:00' },
    ],
    timeZone: 'Asia/Shanghai',
  });
  expect(station.closesAt(at('2026-11-23T09:00:00+08:00'))).toEqual(at('2026-11-23T15:00:00+08:00'));
  expect(station.minutesBetween(at('2026-11-23T00:00:00+08:00'), at('2026-11-24T00:00:00+08:00'))).toBe(420);
});

test.each([
  ['a time zone', { hours: [], timeZone: 'Europe/Bielefeld' }],
  ['a time', { hours: [{ days: [1 as const], from: '8:00', to: '17:00' }], timeZone: 'Asia/Shanghai' }],
  ['a time', { hours: [{ days: [1 as const], from: '08:00', to: '24:30' }], timeZone: 'Asia/Shanghai' }],
  ['a start', { hours: [{ days: [1 as const], from: '24:00', to: '17:00' }], timeZone: 'Asia/Shanghai' }],
  ['a weekday', { hours: [{ days: [0 as IsoDay], from: '08:00', to: '17:00' }], timeZone: 'Asia/Shanghai' }],
  ['a date', { hours: [], timeZone: 'Asia/Shanghai', exceptions: [{ date: '2026-04-31', windows: [] }] }],
])('hours that name %s there is not are refused', (_, rules) => {
  expect(() => calendar(rules)).toThrow(RangeError);
});

test('all the open time there is can be added, though minutes are not whole', () => {
  const station = calendar({
    hours: [],
    timeZone: 'Asia/Shanghai',
    exceptions: [{ date: '2026-11-23', windows: [{ from: '08:00', to: '12:00' }] }],
  });
  const closes = at('2026-11-23T12:00:00+08:00');
  for (let ms = 1; ms < 2_000; ms++) {
    const from = new Date(closes.getTime() - ms);
    expect(station.addMinutes(from, station.minutesBetween(from, closes))).toEqual(closes);
  }
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('%d working minutes cannot be added', (minutes) => {
  expect(() =>
    calendar({ hours: withLunch, timeZone: 'Asia/Shanghai' }).addMinutes(at('2026-11-23T09:00:00Z'), minutes),
  ).toThrow(RangeError);
});
