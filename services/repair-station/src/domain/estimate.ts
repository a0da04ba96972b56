import type { ComponentCode } from '@baylink/contracts';
import type { Drive } from '@baylink/contracts/repair-station';
import { arrivesIn } from './drive.js';
import { freeRun, type Taken } from './free-run.js';
import type { Ranked } from './rank.js';
import { type Counts, recordMinutes, type StationRecord } from './record.js';
import type { Asked, Look } from './rules.js';
import type { RecordWeights } from './settings.js';
import type { Site } from './site.js';
import { usualRepairMinutes } from './usual-repair-time.js';

/** All that one station's place rests on, beside what is asked: routing reads it off the network, a replay off a receipt. */
export type Stand = {
  site: Site;
  distanceKm: number;
  /** One way. */
  drive: Drive;
  usual: { minutes: number; own: boolean };
  counts: Counts;
  taken: Taken;
};

/** A station with its first bay time, and its rank; no rank without a bay. */
export type Estimate = Stand & Look & { ranked: Ranked | null };

/** When a station would have the car fixed. Field by field: a spread takes longer than all the rest, hundreds of times. */
export function estimate(stand: Stand, asked: Asked, weights: RecordWeights): Estimate {
  const { site, distanceKm, drive, usual, counts, taken } = stand;
  const slot = freeRun(site, usual.minutes, startsFrom(stand, asked), taken);
  const ranked = slot && rankedAt(stand, minutesFrom(asked.now, slot.end) + recordMinutes(counts, weights));
  return { site, distanceKm, drive, usual, counts, taken, slot, ranked };
}

const rankedAt = ({ site, distanceKm, drive, counts }: Stand, rankMinutes: number): Ranked => ({
  rankMinutes,
  driveMinutes: drive.minutes,
  taken: counts.taken,
  bays: site.bays.length,
  distanceKm,
  code: site.code,
});

/** When the car is there, ms. */
export const arrivalOf = ({ drive }: Pick<Stand, 'drive'>, { now, drivable }: Asked): number =>
  now.getTime() + arrivesIn(drive.minutes, drivable) * 60_000;

/** When the work could begin: the car is there, and so is the part. */
export const startsFrom = (stand: Stand, asked: Asked): number =>
  Math.max(arrivalOf(stand, asked), stand.site.partUntil.get(asked.component) ?? 0);

/** Working minutes a bay is needed there: as its own jobs say, or as the table does. */
export function usualAt(record: StationRecord, component: ComponentCode): Stand['usual'] {
  const own = record.usual.get(component);
  return own === undefined ? { minutes: usualRepairMinutes(component), own: false } : { minutes: own, own: true };
}

export const minutesFrom = (from: Date, to: Date | number) => Math.round((+to - from.getTime()) / 60_000);
