import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { calendar } from './calendar.js';
import { cellMinutes, cellName } from './cells.js';
import { firstFreeRun } from './first-free-run.js';
import type { DayWindow, IsoDay, WorkingHours } from './hours.js';

/**
 * The oracle goes through ten days minute by minute with the platform's own clock. The fastest hand that never goes
 * back decides: in the repeated hour of autumn it waits where it was.
 */
const minute = 60_000;
const days = 10;
const spells = [
  ['Europe/Berlin', '2026-03-25T00:00:00Z'],
  ['Europe/Berlin', '2026-10-20T00:00:00Z'],
  ['America/New_York', '2026-03-04T00:00:00Z'],
  ['America/New_York', '2026-10-28T00:00:00Z'],
  ['Asia/Shanghai', '2026-10-01T00:00:00Z'],
  ['Asia/Kolkata', '2026-11-20T00:00:00Z'],
  ['Asia/Kathmandu', '2026-12-28T00:00:00Z'],
  // Changes by half an hour.
  ['Australia/Lord_Howe', '2026-04-01T00:00:00Z'],
  ['Australia/Lord_Howe', '2026-09-30T00:00:00Z'],
  // Changes at midnight.
  ['America/Havana', '2026-03-04T00:00:00Z'],
  ['America/Havana', '2026-10-28T00:00:00Z'],
  // Leaves out a whole day.
  ['Pacific/Apia', '2011-12-26T00:00:00Z'],
] as const;

type Spell = { timeZone: string; start: number; walls: number[] };

function readSpell([timeZone, from]: readonly [string, string]): Spell {
  const start = Date.parse(from);
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const walls: number[] = [];
  let furthest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < days * 1440; i++) {
    furthest = Math.max(furthest, Date.parse(`${format.format(start + i * minute).replace(' ', 'T')}Z`) / minute);
    walls.push(furthest);
  }
  return { timeZone, start, walls };
}

const read = new Map<unknown, Spell>();
const spell = fc.constantFrom(...spells).map((key) => {
  const known = read.get(key) ?? readSpell(key);
  read.set(key, known);
  return known;
});

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${two(quarter / 4)}:${two((quarter % 4) * 15)}`;
});
const dayWindow: fc.Arbitrary<DayWindow> = fc.record({ from: time, to: time });
const isoDay = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<IsoDay>;
const weekly = fc.array(fc.tuple(dayWindow, fc.uniqueArray(isoDay, { minLength: 1 })), { maxLength: 4 });

const world = fc.record({
  spell,
  weekly,
  exceptions: fc.array(fc.tuple(fc.integer({ min: -1, max: days }), fc.array(dayWindow, { maxLength: 2 })), {
    maxLength: 3,
  }),
});

type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

function rulesOf({ spell: { timeZone, start }, weekly, exceptions }: World): WorkingHours {
  return {
    timeZone,
    hours: weekly.map(([window, on]) => ({ ...window, days: on })),
    exceptions: exceptions.map(([day, windows]) => ({
      date: new Date(start + day * 1440 * minute).toISOString().slice(0, 10),
      windows,
    })),
  };
}

/** For each minute of the spell whether some window of that date or the one before is running. */
function openMinutes({ walls }: Spell, { hours, exceptions = [] }: WorkingHours): boolean[] {
  const byDate = new Map(exceptions.map(({ date, windows }) => [date, windows]));
  const minuteOf = (t: string) => Number(t.slice(0, 2)) * 60 + Number(t.slice(3));
  const windowsOf = (wallDay: number) => {
    const midnight = new Date(wallDay * 1440 * minute);
    const iso = midnight.getUTCDay() === 0 ? 7 : midnight.getUTCDay();
    const windows =
      byDate.get(midnight.toISOString().slice(0, 10)) ?? hours.filter(({ days: on }) => on.includes(iso as IsoDay));
    return windows.map(({ from, to }) => {
      const [opens, closes] = [minuteOf(from), minuteOf(to)];
      return [wallDay * 1440 + opens, wallDay * 1440 + closes + (closes <= opens ? 1440 : 0)] as const;
    });
  };
  const firstDay = Math.floor(walls[0]! / 1440) - 1;
  const windows = Array.from({ length: days + 4 }, (_, i) => windowsOf(firstDay + i)).flat();
  return walls.map((wall) => windows.some(([opens, closes]) => opens <= wall && wall < closes));
}

test('open, next opening and closing time are those of a minute-by-minute walk', () => {
  fc.assert(
    fc.property(
      world,
      fc.array(fc.integer({ min: 0, max: days * 1440 - 1 }), { minLength: 20, maxLength: 20 }),
      (w, probes) => {
        const rules = rulesOf(w);
        const open = openMinutes(w.spell, rules);
        const subject = calendar(rules);
        const instant = (i: number) => new Date(w.spell.start + i * minute);
        for (const i of probes) {
          expect([i, subject.isOpen(instant(i))]).toEqual([i, open[i]]);
          expect(subject.isOpen(new Date(instant(i).getTime() + minute - 1))).toBe(open[i]);
          const opens = open.indexOf(true, i);
          if (opens >= 0) expect(subject.nextOpen(instant(i))).toEqual(instant(opens));
          const closes = open.indexOf(false, i);
          if (open[i] && closes >= 0) expect(subject.closesAt(instant(i))).toEqual(instant(closes));
          if (!open[i]) expect(subject.closesAt(instant(i))).toBeNull();
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('working minutes, due times and windows are those of a minute-by-minute walk', () => {
  const probe = fc.integer({ min: 0, max: days * 1440 - 1 });
  fc.assert(
    fc.property(world, probe, probe, (w, a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const rules = rulesOf(w);
      const open = openMinutes(w.spell, rules);
      const subject = calendar(rules);
      const instant = (i: number) => new Date(w.spell.start + i * minute);
      const working = open.slice(from, to).filter(Boolean).length;

      expect(subject.minutesBetween(instant(from), instant(to))).toBe(working);
      expect(subject.minutesBetween(instant(to), instant(from))).toBe(0 - working);

      const lastWorked = open.lastIndexOf(true, to - 1);
      if (working > 0) expect(subject.addMinutes(instant(from), working)).toEqual(instant(lastWorked + 1));

      const edges: number[] = [];
      for (let i = from; i < to; i++) {
        if (open[i] && (i === from || !open[i - 1])) edges.push(i);
        if (open[i] && (i + 1 === to || !open[i + 1])) edges.push(i + 1);
      }
      const windows = [...subject.openWindows(instant(from), instant(to))];
      expect(windows.flatMap(({ start, end }) => [start, end])).toEqual(edges.map(instant));
    }),
    { numRuns: 150 },
  );
});

test('time that is spent and time that is left make the whole, to the millisecond', () => {
  const odd = fc.integer({ min: 0, max: days * 1440 * minute });
  fc.assert(
    fc.property(world, odd, odd, odd, (w, ...offsets) => {
      const subject = calendar(rulesOf(w));
      const [a, b, c] = offsets.sort((x, y) => x - y).map((ms) => new Date(w.spell.start + ms)) as [Date, Date, Date];
      const whole = subject.minutesBetween(a, c);
      expect(subject.minutesBetween(a, b) + subject.minutesBetween(b, c)).toBeCloseTo(whole, 6);
      const due = subject.addMinutes(a, whole);
      if (whole > 0) expect(subject.minutesBetween(a, due!)).toBeCloseTo(whole, 6);
    }),
    { numRuns: 150 },
  );
});

test('the first free run is the best of all that there are', () => {
  const bays = ['B', 'A', 'C'];
  fc.assert(
    fc.property(
      world,
      fc.integer({ min: 0, max: 5 * 1440 }),
      fc.integer({ min: 1, max: 700 }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 3 }),
      fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
      (w, from, minutes, horizonDays, load, dice) => {
        const rules = rulesOf(w);
        const open = openMinutes(w.spell, rules);
        const { start, timeZone } = w.spell;
        const cells: number[] = [];
        for (
          let i = Math.ceil(from / cellMinutes) * cellMinutes;
          i + cellMinutes <= from + horizonDays * 1440;
          i += cellMinutes
        ) {
          if (open.slice(i, i + cellMinutes).every(Boolean)) cells.push(i);
        }
        const name = (bay: string, i: number) => cellName(bay, new Date(start + i * minute), timeZone);
        const taken = new Set(
          bays.flatMap((bay) => cells.filter(() => dice.next().value! < load).map((i) => name(bay, i))),
        );

        const needed = Math.ceil(minutes / cellMinutes);
        const runs = cells
          .map((_, k) => cells.slice(k, k + needed))
          .filter((run) => run.length === needed)
          .flatMap((run) =>
            bays.filter((bay) => run.every((i) => !taken.has(name(bay, i)))).map((bay) => ({ bay, run })),
          );
        // Runs and bays were listed in order, so the first of the earliest end is the one.
        const best = runs.sort((x, y) => x.run.at(-1)! - y.run.at(-1)! || x.run[0]! - y.run[0]!)[0];

        const found = firstFreeRun({
          calendar: calendar(rules),
          bays,
          taken,
          from: new Date(start + from * minute),
          minutes,
          horizonDays,
        });
        expect(found).toEqual(
          best
            ? {
                bay: best.bay,
                start: new Date(start + best.run[0]! * minute),
                end: new Date(start + (best.run.at(-1)! + minutes - (needed - 1) * cellMinutes) * minute),
                cells: best.run.map((i) => name(best.bay, i)),
              }
            : null,
        );
      },
    ),
    { numRuns: 200 },
  );
});
