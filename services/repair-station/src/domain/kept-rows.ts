import { type Calendar, cellMinutes, type FreeRun } from '@baylink/worktime';
import { cellNames } from '@baylink/worktime/cells';
import { driveTo } from './drive.js';
import { arrivalOf, type Stand, startsFrom } from './estimate.js';
import { cellFrom, HORIZON_DAYS } from './free-run.js';
import type { Looked } from './listing.js';
import { type Counts, noCounts } from './record.js';
import { type Asked, rules } from './rules.js';
import type { Site } from './site.js';

// A receipt is written with every job, and where stations stand close it looks at hundreds of them. What is the
// station's own is not copied, only its version; the rest is one line of numbers, and all lines are one text.

const countNames = Object.keys(noCounts) as (keyof Counts)[];
const CELL_MS = cellMinutes * 60_000;
const DAY_MS = 86_400_000;

/** One station in a receipt. Zero stands for nothing to say: the table's time, an empty record, no taken cell, no slot. */
type Row = [
  code: string,
  version: number,
  /** In steps of 10 m; where no map service was asked, the drive is read off the receipt's roads by it. */
  distance: number,
  /** A bit for each rule that holds, in the order of `rules`. */
  verdicts: number,
  ownUsualMinutes: number,
  counts: number[] | 0,
  /** Cells taken from the car's arrival to the end of its slot, bay by bay in each half hour: a bitmap in base 64. */
  taken: string | 0,
  /** Which bay, so many half hours after the first cell from the decision on, for so many minutes. */
  slot: [bay: number, start: number, minutes: number] | 0,
];

export const writeRows = (looked: readonly Looked[], asked: Asked): string =>
  JSON.stringify(looked.map((one) => toRow(one, asked)));

function toRow(looked: Looked, asked: Asked): Row {
  const { site, distanceKm, usual, counts, oks } = looked;
  return [
    site.code,
    site.station.version,
    Math.round(distanceKm * 100),
    oks.reduce((bits, ok, i) => bits | (+ok << i), 0),
    usual.own ? usual.minutes : 0,
    countNames.some((name) => counts[name] > 0) ? countNames.map((name) => counts[name]) : 0,
    takenOf(looked, asked),
    slotOf(looked, asked),
  ];
}

/** Stations by code and version. */
export type SiteAt = (code: string, version: number) => Site;

/** What rows were written from, and what was decided then. */
export function readRows(text: string, asked: Asked, tableMinutes: number, siteAt: SiteAt): Looked[] {
  return (JSON.parse(text) as Row[]).map((row) => {
    const [code, version, distance, bits, own, counts, taken, slot] = row;
    const site = siteAt(code, version);
    const stand = {
      site,
      distanceKm: distance / 100,
      drive: driveTo(asked, code, distance / 100),
      usual: own === 0 ? { minutes: tableMinutes, own: false } : { minutes: own, own: true },
      counts: counts === 0 ? noCounts : (Object.fromEntries(countNames.map((name, i) => [name, counts[i]])) as Counts),
    };
    const oks = rules.map((_, i) => (bits & (1 << i)) !== 0);
    return {
      ...stand,
      taken: taken === 0 ? new Set<string>() : cellsOf(stand, asked, taken),
      slot: slot === 0 ? null : runOf(site, asked, slot),
      ranked: null,
      oks,
      suitable: !oks.includes(false),
    };
  });
}

/** The stations that rows name, with their versions. */
export const namedIn = (text: string): { code: string; version: number }[] =>
  (JSON.parse(text) as Row[]).map(([code, version]) => ({ code, version }));

function slotOf({ site, slot }: Looked, { now }: Asked): Row[7] {
  if (!slot) return 0;
  const start = (slot.start.getTime() - cellFrom(now.getTime())) / CELL_MS;
  return [site.bays.indexOf(slot.bay), start, (slot.end.getTime() - slot.start.getTime()) / 60_000];
}

function runOf({ bays }: Site, { now }: Asked, [bay, start, minutes]: [number, number, number]): FreeRun {
  const at = cellFrom(now.getTime()) + start * CELL_MS;
  return { bay: bays[bay]!, start: new Date(at), end: new Date(at + minutes * 60_000), cells: [] };
}

function takenOf(looked: Looked, asked: Asked): string | 0 {
  const { site, taken, slot } = looked;
  if (taken.size === 0) return 0;
  const until = slot?.end.getTime() ?? cellFrom(startsFrom(looked, asked)) + HORIZON_MS;
  const names = site.bays.map((bay) => cellNames(bay, site.calendar.timeZone));
  const bits: number[] = [];
  let [bit, any] = [0, false];
  eachOpenCell(site.calendar, cellFrom(arrivalOf(looked, asked)), until, (cell) => {
    for (const nameOf of names) {
      if (taken.has(nameOf(cell))) {
        bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
        any = true;
      }
      bit++;
    }
    return true;
  });
  return any ? Buffer.from(Array.from(bits, (byte) => byte ?? 0)).toString('base64') : 0;
}

function cellsOf({ site, drive }: Pick<Stand, 'site' | 'drive'>, asked: Asked, text: string): Set<string> {
  const names = site.bays.map((bay) => cellNames(bay, site.calendar.timeZone));
  const bits = Buffer.from(text, 'base64');
  const cells = new Set<string>();
  let bit = 0;
  eachOpenCell(site.calendar, cellFrom(arrivalOf({ drive }, asked)), asked.now.getTime() + FURTHEST_MS, (cell) => {
    for (const nameOf of names) {
      if (((bits[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0) cells.add(nameOf(cell));
      bit++;
    }
    return bit < bits.length * 8;
  });
  return cells;
}

const HORIZON_MS = HORIZON_DAYS * DAY_MS;
/** No window that was written reaches further: a part may be late by a year. */
const FURTHEST_MS = 500 * DAY_MS;

/**
 * Shows the open cells from one to another, by their starts, until `goesOn` says no. The hours are those of the
 * station's version: writing and reading count the same cells.
 */
function eachOpenCell(calendar: Calendar, from: number, until: number, goesOn: (cell: number) => boolean): void {
  for (let day = Math.floor(from / DAY_MS); day * DAY_MS < until; day++) {
    for (const cell of openCellsOf(calendar, day)) {
      if (cell < from) continue;
      if (cell >= until || !goesOn(cell)) return;
    }
  }
}

/** Days kept for each calendar: beyond the horizon there are few questions. */
const DAYS_KEPT = 60;
const openDays = new WeakMap<Calendar, Map<number, readonly number[]>>();

/** The cells of a UTC day that begin while it is open. */
function openCellsOf(calendar: Calendar, day: number): readonly number[] {
  const days = openDays.get(calendar) ?? new Map<number, readonly number[]>();
  const known = days.get(day);
  if (known) return known;
  if (days.size >= DAYS_KEPT) days.clear();
  const cells: number[] = [];
  for (const [start, end] of calendar.spans(day * DAY_MS, (day + 1) * DAY_MS)) {
    for (let cell = cellFrom(start); cell < end; cell += CELL_MS) cells.push(cell);
  }
  openDays.set(calendar, days.set(day, cells));
  return cells;
}
