import type { Candidate } from '@baylink/contracts/repair-station';
import { arrivesIn, driveOf } from './drive.js';
import { toSlot } from './free-run.js';
import { type Asked, type Look, rounded, verdicts } from './rules.js';

/** One station looked at, as a receipt keeps it: every rule with its value, every minute until the car is right. */
export function toCandidate(seen: Look, asked: Asked): Candidate {
  const { site, distanceKm, slot } = seen;
  const { code, name, position, version } = site.station;
  const rules = verdicts(seen, asked);
  return {
    station: { code, name, position, version },
    distanceKm: rounded(distanceKm),
    driveMinutes: driveOf(distanceKm),
    suitable: rules.every(({ ok }) => ok),
    rules,
    minutes: minutesOf(seen, asked),
    fixedAt: slot ? slot.end.toISOString() : null,
    slot: slot && toSlot(slot),
  };
}

/** What the time until it is fixed is spent on. Closed hours in the middle of a repair belong to the repair. */
function minutesOf({ distanceKm, slot }: Look, { now, drivable }: Asked): Candidate['minutes'] {
  if (!slot) return null;
  const drive = arrivesIn(distanceKm, drivable);
  const wait = minutesFrom(now, slot.start) - drive;
  return { drive, wait, repair: minutesFrom(slot.start, slot.end), parts: 0, record: 0 };
}

const minutesFrom = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 60_000);
