import { IANAZone } from 'luxon';

/** Milliseconds. */
export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/**
 * The wall clock of a time zone. Instants are ms since 1970 UTC; a wall time is the ms at which a clock in UTC would
 * show the same, so that wall days start at multiples of `dayMs`.
 */
export type ZoneClock = {
  /** The first instant at which the clock shows this wall time or a later one: in spring, 02:30 comes at 03:00. */
  firstAt(wall: number): number;
  /** `2026-11-23T09:30`; the second pass of a repeated hour bears its offset, `2026-10-25T02:30+01:00`. */
  label(at: number): string;
};

/** An hour change on a UTC day, and the offset (ms ahead of UTC) before and after; `change` is infinite without one. */
type UtcDay = { before: number; change: number; after: number };

/** No zone is further ahead of or behind UTC. */
const mostAhead = 14 * 60 * minuteMs;
const mostBehind = 12 * 60 * minuteMs;

/** Days and labels to remember per zone; asking the platform for an offset takes 6 µs. */
const remembered = 20_000;

const clocks = new Map<string, ZoneClock>();

/** The clock of an IANA time zone, shared by all who ask; a RangeError when there is no such zone. */
export function zoneClock(timeZone: string): ZoneClock {
  const known = clocks.get(timeZone);
  if (known) return known;
  if (!IANAZone.isValidZone(timeZone)) throw new RangeError(`no such time zone: ${timeZone}`);
  const clock = clockOf(IANAZone.create(timeZone));
  clocks.set(timeZone, clock);
  return clock;
}

function clockOf(zone: IANAZone): ZoneClock {
  const offset = (at: number) => Math.round(zone.offset(at) * minuteMs);
  const utcDay = remembering((day: number) => readDay(offset, day));

  function firstAt(wall: number): number {
    const last = Math.floor((wall + mostBehind) / dayMs);
    for (let day = Math.floor((wall - mostAhead) / dayMs); day <= last; day++) {
      const { before, change, after } = utcDay(day);
      const start = day * dayMs;
      const early = Math.max(start, wall - before);
      if (early < Math.min(change, start + dayMs)) return early;
      if (change === Number.POSITIVE_INFINITY) continue;
      const late = Math.max(change, wall - after);
      if (late < start + dayMs) return late;
    }
    return wall - utcDay(last).after;
  }

  function offsetAt(at: number): number {
    const { before, change, after } = utcDay(Math.floor(at / dayMs));
    return at < change ? before : after;
  }

  const label = remembering((at: number) => {
    const wall = at + offsetAt(at);
    const shown = new Date(wall).toISOString().slice(0, 16);
    return firstAt(wall) === at ? shown : shown + written(wall - at);
  });

  return { firstAt, label };
}

/** Two changes within one day do not occur. */
function readDay(offset: (at: number) => number, day: number): UtcDay {
  const [start, end] = [day * dayMs, (day + 1) * dayMs];
  const [before, after] = [offset(start), offset(end)];
  if (before === after) return { before, change: Number.POSITIVE_INFINITY, after };
  // Halves until the second in which the clock was changed is found.
  let [same, changed] = [start / 1000, end / 1000];
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (offset(middle * 1000) === before) same = middle;
    else changed = middle;
  }
  return { before, change: changed * 1000, after };
}

/** `+01:00` */
function written(offset: number): string {
  const minutes = Math.abs(offset) / minuteMs;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** Keeps answers, and forgets them all when they have become too many. */
export function remembering<T>(answer: (key: number) => T, most = remembered): (key: number) => T {
  const kept = new Map<number, T>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= most) kept.clear();
    const fresh = answer(key);
    kept.set(key, fresh);
    return fresh;
  };
}
