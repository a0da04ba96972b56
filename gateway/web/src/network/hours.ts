import type { Hours } from '@baylink/contracts/repair-station';

/** From and to as typed, `08:30`; a window to `24:00` lasts until the end of the day. */
export type Window = { from: string; to: string };
/** The windows of each day of the week, Monday first. */
export type Week = readonly Window[][];
export type SpecialDay = { date: string; windows: Window[] };
export type Fault = { field: string; rule: 'clock' | 'window-overlap' | 'day' | 'day-twice' };

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

const byStart = (a: Window, b: Window) => a.from.localeCompare(b.from);

/** A row of windows for each day, however the days were grouped. */
export const toWeek = (weekly: Hours['weekly']): Window[][] =>
  weekdays.map((day) =>
    weekly
      .filter(({ days }) => days.includes(day))
      .map(({ from, to }) => ({ from, to }))
      .sort(byStart),
  );

/** Days that share a window are told together, as the contract has them. */
export function toWeekly(week: Week): Hours['weekly'] {
  const daysOf = new Map<string, number[]>();
  week.forEach((windows, at) => {
    for (const { from, to } of windows) {
      const window = `${from} ${to}`;
      daysOf.set(window, [...(daysOf.get(window) ?? []), at + 1]);
    }
  });
  return [...daysOf].map(([window, days]) => {
    const [from = '', to = ''] = window.split(' ');
    return { days, from, to };
  });
}

/** Latest last; the windows of each in the order of the day. */
export const toSpecialDays = (exceptions: Hours['exceptions']): SpecialDay[] =>
  exceptions
    .map(({ date, windows }) => ({ date, windows: [...windows].sort(byStart) }))
    .sort((a, b) => a.date.localeCompare(b.date));

/** `830`, `8:30`, `8` and `８：３０` as `08:30`; what is no time stays as it was typed. */
export function readClock(typed: string): string {
  const plain = typed.normalize('NFKC').trim();
  const [, hours, minutes = '00'] =
    /^(\d{1,2})(?:[:.h](\d{2})?)?$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain) ?? [];
  return hours === undefined ? plain : `${hours.padStart(2, '0')}:${minutes}`;
}

const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);
const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Whether a window ends on the day after: `22:00` to `06:00` is a night, `00:00` to `00:00` a whole day. */
export const isOverNight = ({ from, to }: Window) => isClock(from) && isClock(to) && to <= from;

function span(window: Window) {
  const [from, to] = [minuteOf(window.from), minuteOf(window.to)];
  return { from, to: isOverNight(window) ? to + 24 * 60 : to };
}

function meet(one: Window, other: Window): boolean {
  const [a, b] = [span(one), span(other)];
  return a.from < b.to && b.from < a.to;
}

/** What is wrong with the windows of one day, by the place of each below `field`. */
export function faultsOfDay(windows: readonly Window[], field: string): Fault[] {
  return windows.flatMap((window, at): Fault[] => {
    const here = `${field}.${at}`;
    if (!isClock(window.from) || !isClock(window.to) || window.from === '24:00') {
      return [{ field: here, rule: 'clock' }];
    }
    return windows.slice(0, at).some((other) => meet(other, window)) ? [{ field: here, rule: 'window-overlap' }] : [];
  });
}

export const faultsOfWeek = (week: Week): Fault[] => week.flatMap((windows, at) => faultsOfDay(windows, `week.${at}`));

export const faultsOfDays = (days: readonly SpecialDay[]): Fault[] =>
  days.flatMap(({ date, windows }, at): Fault[] => {
    const field = `specialDays.${at}`;
    const isTwice = days.findIndex((other) => other.date === date) < at;
    const rule = !date ? ('day' as const) : isTwice ? ('day-twice' as const) : undefined;
    return [...(rule ? [{ field, rule }] : []), ...faultsOfDay(windows, field)];
  });

/** A window to add below these: after the last one, else a usual morning. */
export function nextWindow(windows: readonly Window[]): Window {
  const last = windows.at(-1)?.to;
  if (!last) return { from: '08:30', to: '12:00' };
  return last < '13:00' ? { from: '13:00', to: '18:00' } : { from: '', to: '' };
}
