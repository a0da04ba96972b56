import type { Calendar } from '@baylink/worktime';
import type { Site } from './site.js';

/** Minutes until a station opens, 0 while it is open. Worked out once for all stations that keep the same hours. */
export function opensIn(now: Date): (site: Site) => number {
  const known = new Map<Calendar, number>();
  return ({ calendar }) => {
    const minutes = known.get(calendar) ?? minutesUntilOpen(calendar, now);
    known.set(calendar, minutes);
    return minutes;
  };
}

function minutesUntilOpen(calendar: Calendar, now: Date): number {
  if (calendar.isOpen(now)) return 0;
  const next = calendar.nextOpen(now);
  return next ? (next.getTime() - now.getTime()) / 60_000 : Number.POSITIVE_INFINITY;
}
