import type { ComponentCode } from '@baylink/contracts';
import type { Job } from '@baylink/contracts/repair-station';
import { type FreeRun, firstFreeRun } from '@baylink/worktime';
import type { Site } from './site.js';
import { usualRepairMinutes } from './usual-repair-time.js';

/** A bay is looked for this far ahead; a customer who would wait longer is better told so. */
const HORIZON_DAYS = 14;

/** Which cells are taken, by name: a set, a map, or a set with holes. */
export type Taken = Pick<ReadonlySet<string>, 'has'>;

/** The first run of free bay cells in opening hours that is long enough for the usual repair of this component. */
export function freeRun(site: Site, component: ComponentCode, from: Date, taken: Taken): FreeRun | null {
  return firstFreeRun({
    calendar: site.calendar,
    bays: site.station.bays,
    // It is only asked whether it has a cell.
    taken: taken as ReadonlySet<string>,
    from,
    minutes: usualRepairMinutes(component),
    horizonDays: HORIZON_DAYS,
  });
}

/** Bay time as a job keeps it. */
export const toSlot = ({ bay, start, end }: FreeRun): Job['slot'] => ({
  bay,
  start: start.toISOString(),
  end: end.toISOString(),
});
