import { cellMinutes, cellName, type FreeRun } from '@baylink/worktime';
import { arrivalOf, type Stand, startsFrom } from './estimate.js';
import { cellFrom, HORIZON_DAYS } from './free-run.js';
import type { Looked } from './listing.js';
import { type Counts, noCounts } from './record.js';
import { type Asked, rules } from './rules.js';
import type { Site } from './site.js';

// A receipt is written with every job, and where stations stand close it looks at hundreds of them. What is the
// station's own is not copied, only its version; the rest is one line of numbers, and all lines are one text.

const sources = ['estimate', 'corrected', 'osrm'] as const;
const countNames = Object.keys(noCounts) as (keyof Counts)[];
const CELL_MS = cellMinutes * 60_000;
const DAY_MS = 86_400_000;

/** One station in a receipt. Zero stands for nothing to say: the table's time, an empty record, no taken cell, no slot. */
type Row = [
  code: string,
  version: number,
  /** In steps of 10 m. */
  distance: number,
  driveMinutes: number,
  low: number,
  high: number,
  source: number,
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
  const { site, distanceKm, drive, usual, counts, oks } = looked;
  return [
    site.code,
    site.station.version,
    Math.round(distanceKm * 100),
    drive.minutes,
    drive.low,
    drive.high,
    sources.indexOf(drive.source),
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
    const [code, version, distance, minutes, low, high, source, bits, own, counts, taken, slot] = row;
    const site = siteAt(code, version);
    const stand = {
      site,
      distanceKm: distance / 100,
      drive: { minutes, low, high, source: sources[source]! },
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

function slotOf({ site, slot }: Looked, { now }: Asked): Row[11] {
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
  const bits: number[] = [];
  let [bit, any] = [0, false];
  for (const label of openLabels(looked, asked, until)) {
    for (const bay of site.bays) {
      if (taken.has(bay + label)) {
        bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
        any = true;
      }
      bit++;
    }
  }
  return any ? Buffer.from(Array.from(bits, (byte) => byte ?? 0)).toString('base64') : 0;
}

function cellsOf(stand: Pick<Stand, 'site' | 'drive'>, asked: Asked, text: string): Set<string> {
  const { bays } = stand.site;
  const bits = Buffer.from(text, 'base64');
  const cells = new Set<string>();
  let bit = 0;
  for (const label of openLabels(stand, asked, asked.now.getTime() + FURTHEST_MS)) {
    if (bit >= bits.length * 8) return cells;
    for (const bay of bays) {
      if (((bits[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0) cells.add(bay + label);
      bit++;
    }
  }
  return cells;
}

const HORIZON_MS = HORIZON_DAYS * DAY_MS;
/** No window that was written reaches further: a part may be late by a year. */
const FURTHEST_MS = 500 * DAY_MS;

/**
 * The names, without a bay (`/2026-11-23T09:30`), of the open cells from the car's arrival on. The hours are those of
 * the station's version: writing and reading count the same cells.
 */
function* openLabels({ site, drive }: Pick<Stand, 'site' | 'drive'>, asked: Asked, until: number): Generator<string> {
  const from = cellFrom(arrivalOf({ drive }, asked));
  for (let day = from; day < until; day += DAY_MS) {
    for (const [start, end] of site.calendar.spans(day, day + DAY_MS)) {
      for (let cell = cellFrom(start); cell < Math.min(end, until); cell += CELL_MS) {
        yield cellName('', new Date(cell), site.station.timeZone);
      }
    }
  }
}
