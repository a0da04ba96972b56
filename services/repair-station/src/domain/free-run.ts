import type { Job } from '@baylink/contracts/repair-station';
import { type Calendar, cellMinutes, type FreeRun, firstFreeRun } from '@baylink/worktime';
import type { Site } from './site.js';

/** A bay is looked for this far ahead; a customer who would wait longer is better told so. */
export const HORIZON_DAYS = 14;
const CELL_MS = cellMinutes * 60_000;
/** Runs kept for each calendar: many stations, arriving within the same hours, ask for the same ones. */
const RUNS_KEPT = 2000;

/** Which cells are taken, by name: a set, a map, or a set with holes. */
export type Taken = Pick<ReadonlySet<string>, 'has'> & { readonly size?: number };
/** A run in a bay of which nothing is taken, its cells named without a bay; and as it is in each bay asked for. */
type EmptyRun = { start: Date; end: Date; labels: string[]; inBay: Map<string, FreeRun> };

/** The start of the first cell not before an instant, ms. */
export const cellFrom = (at: number): number => Math.ceil(at / CELL_MS) * CELL_MS;

/**
 * The first run of free bay cells in opening hours that is long enough.
 * @param minutes working minutes that the bay is needed
 */
export function freeRun(site: Site, minutes: number, from: Date | number, taken: Taken): FreeRun | null {
  const first = cellFrom(+from);
  const empty = emptyRun(site.calendar, minutes, first);
  if (!empty || site.bays.length === 0) return null;
  // The earliest end there can be: who has it in one bay need not look further.
  for (const bay of site.bays) {
    const run = inBay(empty, bay);
    if (taken.size === 0 || !run.cells.some((cell) => taken.has(cell))) return run;
  }
  return firstFreeRun({
    calendar: site.calendar,
    bays: site.bays,
    // It is only asked whether it has a cell.
    taken: taken as ReadonlySet<string>,
    from: empty.start,
    minutes,
    horizonDays: HORIZON_DAYS - (empty.start.getTime() - first) / 86_400_000,
  });
}

/** When work that could begin at `from` (ms) would be over if every bay were free, ms; infinite beyond the horizon. */
export const earliestEnd = (calendar: Calendar, minutes: number, from: number): number =>
  emptyRun(calendar, minutes, cellFrom(from))?.end.getTime() ?? Number.POSITIVE_INFINITY;

const known = new WeakMap<Calendar, Map<number, EmptyRun | null>>();

function emptyRun(calendar: Calendar, minutes: number, cell: number): EmptyRun | null {
  const runs = runsOf(calendar);
  // Both in one number: a cell's start is a multiple of 1,800,000 and nobody works that many minutes.
  const key = cell + minutes;
  const run = runs.get(key);
  if (run !== undefined) return run;
  const found = findEmpty(calendar, minutes, cell);
  runs.set(key, found);
  return found;
}

function runsOf(calendar: Calendar): Map<number, EmptyRun | null> {
  const runs = known.get(calendar);
  if (runs && runs.size < RUNS_KEPT) return runs;
  const fresh = new Map<number, EmptyRun | null>();
  known.set(calendar, fresh);
  return fresh;
}

function findEmpty(calendar: Calendar, minutes: number, cell: number): EmptyRun | null {
  const from = new Date(cell);
  const run = firstFreeRun({ calendar, bays: ['-'], taken: new Set(), from, minutes, horizonDays: HORIZON_DAYS });
  return run && { start: run.start, end: run.end, labels: run.cells.map((name) => name.slice(2)), inBay: new Map() };
}

/** One for all stations that ask for it: nobody changes a run. */
function inBay({ start, end, labels, inBay }: EmptyRun, bay: string): FreeRun {
  const known = inBay.get(bay);
  if (known) return known;
  const run = { bay, start, end, cells: labels.map((label) => `${bay}/${label}`) };
  inBay.set(bay, run);
  return run;
}

/** Bay time as a job keeps it. */
export const toSlot = ({ bay, start, end }: Pick<FreeRun, 'bay' | 'start' | 'end'>): Job['slot'] => ({
  bay,
  start: start.toISOString(),
  end: end.toISOString(),
});
