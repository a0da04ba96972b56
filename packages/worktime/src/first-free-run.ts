import type { Calendar } from './calendar.js';
import { cellFrom, cellMinutes, cellMs, cellNames } from './cells.js';
import { dayMs, minuteMs } from './zone-clock.js';

/**
 * Work in one bay: from the start of its first cell to the end of the work, which may be before the end of the last
 * cell. The cells in between may be interrupted by closing time, over which the car stays in the bay.
 */
export type FreeRun = { bay: string; start: Date; end: Date; cells: string[] };

export type RunWanted = {
  calendar: Calendar;
  /** The station's bays; the earlier in the list is preferred. */
  bays: readonly string[];
  /** Names of cells that are held, as `cellName` writes them. */
  taken: ReadonlySet<string>;
  /** Not before this, rounded up to the next cell. */
  from: Date;
  /** Working minutes, more than 0. */
  minutes: number;
  /** The work is over within so many days of 24 hours. */
  horizonDays: number;
};

/**
 * The first run of free cells in one bay that is long enough: consecutive among the cells that lie wholly within
 * opening hours, so that long work goes on after lunch and on the next day. The earliest end wins, then the earliest
 * start, then the order of the bays; null when there is none before the horizon.
 */
export function firstFreeRun({ calendar, bays, taken, from, minutes, horizonDays }: RunWanted): FreeRun | null {
  if (!(minutes > 0 && Number.isFinite(minutes))) throw new RangeError(`not a number of minutes of work: ${minutes}`);
  const needed = Math.ceil(minutes / cellMinutes);
  const lanes: Lane[] = bays.map((bay) => ({ bay, nameOf: cellNames(bay, calendar.timeZone), free: 0 }));
  const cells: number[] = [];
  // All bays share their opening hours, so the run that ends first also starts first.
  for (const cell of openCells(calendar, from.getTime(), from.getTime() + horizonDays * dayMs)) {
    cells.push(cell);
    for (const lane of lanes) {
      lane.free = taken.has(lane.nameOf(cell)) ? 0 : lane.free + 1;
      if (lane.free === needed) return run(lane, cells.slice(-needed), minutes);
    }
  }
  return null;
}

/** A bay, and how many of its latest open cells are free in a row. */
type Lane = { bay: string; nameOf: (cell: number) => string; free: number };

function run({ bay, nameOf }: Lane, cells: readonly number[], minutes: number): FreeRun {
  const inLast = minutes - (cells.length - 1) * cellMinutes;
  return {
    bay,
    start: new Date(cells[0]!),
    end: new Date(cells.at(-1)! + inLast * minuteMs),
    cells: cells.map(nameOf),
  };
}

function* openCells(calendar: Calendar, from: number, to: number): Generator<number, void> {
  for (const [start, end] of calendar.spans(from, to)) {
    for (let cell = cellFrom(start); cell + cellMs <= end; cell += cellMs) yield cell;
  }
}
