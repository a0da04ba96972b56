import { minuteMs, remembering, zoneClock } from './zone-clock.js';

/** A bay is booked in cells of 30 minutes, which start at the full and half hours of UTC. */
export const cellMinutes = 30;
export const cellMs = cellMinutes * minuteMs;

/**
 * The name of a bay's cell: `bay/2026-11-23T09:30` in local wall time. When an hour comes twice in autumn, the cells
 * of its second pass bear the offset: `bay/2026-10-25T02:30`, then `bay/2026-10-25T02:30+01:00`.
 */
export function cellName(bay: string, start: Date, timeZone: string): string {
  return cellNames(bay, timeZone)(start.getTime());
}

/** Bays, and cells of each, whose names are kept: looking for a free run asks for the same ones again and again. */
const keptBays = 4000;
const keptCells = 2000;
const namings = new Map<string, (start: number) => string>();

/** The names of one bay's cells by their start (ms). */
export function cellNames(bay: string, timeZone: string): (start: number) => string {
  const key = `${timeZone}/${bay}`;
  const known = namings.get(key);
  if (known) return known;
  if (namings.size >= keptBays) namings.clear();
  const { label } = zoneClock(timeZone);
  const naming = remembering((start) => `${bay}/${label(start)}`, keptCells);
  namings.set(key, naming);
  return naming;
}

/** The starts of all cells that a stretch of time touches, its end not included. */
export function cellStarts(from: Date, to: Date): Date[] {
  const starts: Date[] = [];
  for (let start = cellAt(from.getTime()); start < to.getTime(); start += cellMs) starts.push(new Date(start));
  return starts;
}

/** The start of the cell that an instant (ms) lies in. */
export function cellAt(at: number): number {
  return Math.floor(at / cellMs) * cellMs;
}

/** The first start of a cell not before an instant (ms). */
export function cellFrom(at: number): number {
  return Math.ceil(at / cellMs) * cellMs;
}
