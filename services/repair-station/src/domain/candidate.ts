import type { Candidate } from '@baylink/contracts/repair-station';
import { arrivesIn } from './drive.js';
import { arrivalOf, minutesFrom, type Stand } from './estimate.js';
import { toSlot } from './free-run.js';
import type { Looked } from './listing.js';
import { termsOf } from './record.js';
import { type Asked, explained } from './rules.js';
import type { RecordWeights } from './settings.js';

/** One station as it is told: every rule with its value, every minute until the car is right. */
export function toCandidate(looked: Looked, asked: Asked, weights: RecordWeights): Candidate {
  const { site, distanceKm, drive, usual, counts, slot, oks, suitable } = looked;
  const { code, name, position, version } = site.station;
  const recordTerms = termsOf(counts, weights);
  const record = recordTerms.reduce((sum, { minutes }) => sum + minutes, 0);
  const total = slot && minutesFrom(asked.now, slot.end);
  return {
    station: { code, name, position, version },
    ...{ distanceKm, driveMinutes: drive.minutes, drive, tow: !asked.drivable },
    ...{ suitable, rules: explained(looked, asked, oks) },
    minutes: slot && { ...spent(looked, asked, slot), record },
    total,
    rankMinutes: total === null ? null : total + record,
    recordTerms,
    share: { taken: counts.taken, bays: site.bays.length },
    usualRepair: usual,
    partUntil: toTime(site.partUntil.get(asked.component)),
    fixedAt: slot ? slot.end.toISOString() : null,
    slot: slot && toSlot(slot),
  };
}

/** What the time until it is fixed is spent on. Closed hours in the middle of a repair belong to the repair. */
function spent(stand: Stand, asked: Asked, { start, end }: { start: Date; end: Date }) {
  const drive = arrivesIn(stand.drive.minutes, asked.drivable);
  const until = stand.site.partUntil.get(asked.component) ?? 0;
  const parts = until > arrivalOf(stand, asked) ? minutesFrom(asked.now, until) - drive : 0;
  const wait = minutesFrom(asked.now, start) - drive - parts;
  return { drive, parts, wait, repair: minutesFrom(start, end) };
}

const toTime = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());
