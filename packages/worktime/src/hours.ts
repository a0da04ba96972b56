/** Monday is 1, Sunday 7 (ISO 8601). */
export type IsoDay = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * From and to in `HH:mm` on the wall clock. When `to` is not later than `from` it is on the next day: 22:00 to 06:00
 * is a night, 00:00 to 00:00 a whole day. `24:00` is midnight at the end of the day.
 */
export type DayWindow = { readonly from: string; readonly to: string };

/** Several windows a day are several entries: a lunch break lies between two. */
export type WeeklyHours = readonly (DayWindow & { readonly days: readonly IsoDay[] })[];

/** What holds on one date instead of the week: no windows is closed, windows on a Sunday are a make-up working day. */
export type DatedHours = { readonly date: string; readonly windows: readonly DayWindow[] };

export type WorkingHours = {
  readonly timeZone: string;
  readonly hours: WeeklyHours;
  readonly exceptions?: readonly DatedHours[];
  /** The last date for which holidays and make-up days are known. */
  readonly coveredUntil?: string;
};

/** Minutes after midnight of the day it belongs to; `to` is after `from` and may be on the next day. */
export type MinuteWindow = { readonly from: number; readonly to: number };

/** The windows that start on a day, counted from 1970-01-01 on the wall clock. */
export function windowsByDay({ hours, exceptions = [] }: WorkingHours): (day: number) => readonly MinuteWindow[] {
  const week = [1, 2, 3, 4, 5, 6, 7].map((isoDay) =>
    hours.filter(({ days }) => checkedDays(days).includes(isoDay)).map(toMinutes),
  );
  const dated = new Map(exceptions.map(({ date, windows }) => [dayNumber(date), windows.map(toMinutes)]));
  // 1970-01-01 was a Thursday.
  return (day) => dated.get(day) ?? week[(((day + 3) % 7) + 7) % 7]!;
}

/** Days since 1970-01-01 of a date `YYYY-MM-DD`; a RangeError when there is no such date. */
export function dayNumber(date: string): number {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // Date.parse takes 31 April for 1 May.
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(date)) throw new RangeError(`no such date: ${date}`);
  return at / 86_400_000;
}

function checkedDays(days: readonly number[]): readonly number[] {
  const wrong = days.find((day) => !(Number.isInteger(day) && day >= 1 && day <= 7));
  if (wrong !== undefined) throw new RangeError(`not a day of the week, 1 to 7: ${wrong}`);
  return days;
}

function toMinutes(window: DayWindow): MinuteWindow {
  const [from, to] = [minuteOf(window.from), minuteOf(window.to)];
  if (from === minutesADay) throw new RangeError('a window cannot start at 24:00');
  return { from, to: to > from ? to : to + minutesADay };
}

const minutesADay = 1440;

function minuteOf(time: string): number {
  if (!/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time)) throw new RangeError(`not a time HH:mm: ${time}`);
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
