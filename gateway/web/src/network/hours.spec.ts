import { usualHours } from '@baylink/contracts/repair-station';
import { describe, expect, test } from '@jest/globals';
import { faultsOfDay, faultsOfDays, nextWindow, readClock, toWeek, toWeekly, weekdays } from './hours.js';

describe('a week of hours', () => {
  test('has a row for each day, with the lunch break between two windows', () => {
    const week = toWeek(usualHours.weekly);
    expect(week[0]).toEqual([
      { from: '08:30', to: '12:00' },
      { from: '13:00', to: '18:00' },
    ]);
    expect(week[6]).toEqual([]);
  });

  test('comes back as it was, days with the same hours told together', () => {
    expect(toWeekly(toWeek(usualHours.weekly))).toEqual(usualHours.weekly);
  });

  test('means the same however its days were grouped', () => {
    const dayByDay = weekdays.map((day) => ({ days: [day], from: '09:00', to: '17:00' })).reverse();
    expect(toWeekly(toWeek(dayByDay))).toEqual([{ days: [...weekdays], from: '09:00', to: '17:00' }]);
  });
});

describe('a time as people type it', () => {
  test.each([
    ['830', '08:30'],
    ['0830', '08:30'],
    ['8', '08:00'],
    ['8:30', '08:30'],
    ['８：３０', '08:30'],
    ['24:00', '24:00'],
    ['', ''],
    ['noon', 'noon'],
  ])('%j is read as %j', (typed, read) => expect(readClock(typed)).toBe(read));
});

describe('what is wrong with the hours of a day', () => {
  const day = (...windows: string[]) =>
    faultsOfDay(
      windows.map((window) => {
        const [from = '', to = ''] = window.split('-');
        return { from, to };
      }),
      'week.0',
    );

  test('nothing, for a lunch break, a night, a whole day and a window to midnight', () => {
    expect([day('08:30-12:00', '13:00-18:00'), day('22:00-06:00'), day('00:00-00:00'), day('08:00-24:00')]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  test('a time that is none, at its place', () => {
    expect(day('08:30-12:00', '25:00-26:00')).toEqual([{ field: 'week.0.1', rule: 'clock' }]);
    expect(day('24:00-06:00')).toEqual([{ field: 'week.0.0', rule: 'clock' }]);
    expect(day('-')).toEqual([{ field: 'week.0.0', rule: 'clock' }]);
  });

  test('two windows that overlap, at the second', () => {
    expect(day('08:30-12:00', '11:59-13:00')).toEqual([{ field: 'week.0.1', rule: 'window-overlap' }]);
    expect(day('22:00-06:00', '23:00-23:30')).toEqual([{ field: 'week.0.1', rule: 'window-overlap' }]);
  });

  test('a special day without a date, or there twice', () => {
    const days = ['2026-10-01', '', '2026-10-01'].map((date) => ({ date, windows: [] }));
    expect(faultsOfDays(days)).toEqual([
      { field: 'specialDays.1', rule: 'day' },
      { field: 'specialDays.2', rule: 'day-twice' },
    ]);
  });
});

test('hours are added where a lunch break leaves them', () => {
  expect(nextWindow([])).toEqual({ from: '08:30', to: '12:00' });
  expect(nextWindow([{ from: '08:30', to: '12:00' }])).toEqual({ from: '13:00', to: '18:00' });
  expect(nextWindow([{ from: '08:30', to: '18:00' }])).toEqual({ from: '', to: '' });
});
