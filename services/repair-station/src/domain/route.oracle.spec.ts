import type { ComponentCode } from '@baylink/contracts';
import type { Station } from '@baylink/contracts/repair-station';
import { distanceKm } from '@baylink/geo';
import { cellName } from '@baylink/worktime';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { networkOf } from '../testing/network.js';
import { aStation, needs, wuhan } from '../testing/offer.js';
import { type Network, route } from './route.js';
import { askedOf } from './rules.js';
import { usualRepairMinutes } from './usual-repair-time.js';

// "The nearest suitable station that is open (or opens soonest) and has a free bay", read once more, by brute force:
// every station is asked everything, and all that remain are sorted. Nothing of rules, index or calendars is used.

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;
const WEEK_MINUTES = 7 * 1440;
/** Monday 00:00 in Shanghai, which has no summer time: its wall clock is UTC + 8 h. */
const MONDAY = Date.parse('2026-11-22T16:00:00Z');

type Span = { days: number[]; from: number; to: number };
const patterns: Record<string, Span[]> = {
  usual: [
    { days: [1, 2, 3, 4, 5, 6], from: 510, to: 720 },
    { days: [1, 2, 3, 4, 5, 6], from: 780, to: 1080 },
  ],
  early: [{ days: [1, 2, 3, 4, 5], from: 360, to: 840 }],
  evening: [{ days: [2, 4, 6, 7], from: 1020, to: 1440 }],
  always: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 }],
  never: [],
};
type Case = {
  stations: {
    east: number;
    north: number;
    hours: string;
    state: 'open' | 'paused' | 'closed';
    until: number | null;
    brands: string[];
    abilities: ComponentCode[];
    canTow: boolean;
    bays: number;
    takenHalfHours: number;
  }[];
  asks: Ask[];
};
type Ask = {
  minute: number;
  component: ComponentCode;
  brand: string | undefined;
  drivable: boolean;
  tried: number[];
  reachKm: number;
  best: number;
  near: number;
};

const stationArb = fc.record({
  // A coarse grid, so that distances tie.
  east: fc.integer({ min: -6, max: 6 }),
  north: fc.integer({ min: -6, max: 6 }),
  hours: fc.constantFrom('usual', 'usual', 'early', 'evening', 'always', 'never'),
  state: fc.constantFrom('open' as const, 'open' as const, 'open' as const, 'paused' as const, 'closed' as const),
  until: fc.option(fc.integer({ min: 0, max: WEEK_MINUTES })),
  brands: fc.subarray(['Buick', 'Chevrolet', 'Cadillac']),
  abilities: fc.subarray<ComponentCode>(['brakes', 'engine', 'wheels', 'electrical']),
  canTow: fc.boolean(),
  bays: fc.integer({ min: 1, max: 2 }),
  takenHalfHours: fc.constantFrom(0, 0, 1, 7, 40, 21 * 48),
});
const askArb = fc.record({
  minute: fc.integer({ min: 0, max: WEEK_MINUTES - 1 }),
  component: fc.constantFrom<ComponentCode>('brakes', 'engine', 'wheels', 'electrical'),
  brand: fc.constantFrom('Buick', 'Chevrolet', 'Opel', undefined),
  drivable: fc.boolean(),
  tried: fc.array(fc.integer({ min: 0, max: 39 }), { maxLength: 6 }),
  reachKm: fc.constantFrom(30, 120, 300),
  best: fc.constantFrom(1, 3, 50),
  near: fc.constantFrom(0, 1, 8),
});
const caseArb = fc.record({
  stations: fc.array(stationArb, { minLength: 1, maxLength: 40 }),
  asks: fc.array(askArb, { minLength: 100, maxLength: 100 }),
});

test('10,000 random questions are answered as by brute force', () => {
  fc.assert(
    fc.property(caseArb, (given) => {
      const stations = given.stations.map(toStation);
      const network = networkOf(stations);
      const taken = takenCells(given, stations);
      for (const [code, cells] of taken) network.bays.claim(code, [...cells]);
      for (const ask of given.asks) expect(answerOf(network, ask)).toEqual(oracle(stations, taken, given, ask));
    }),
    { numRuns: 100, seed: 20261123 },
  );
});

function answerOf(network: Network, ask: Ask): [string, string][] {
  const { component, drivable, brand, reachKm, best, near, tried } = ask;
  const fault = needs({ component, drivable, vehicle: { vin: 'V', brand } });
  const asked = askedOf(fault, { tried: new Set(tried.map(codeOf)), reachKm, now: nowOf(ask) });
  return route(network, asked, { best, near }).choices.map(({ site, slot }) => [
    site.station.code,
    slot.start.toISOString(),
  ]);
}

type Remaining = { code: string; opensIn: number; km: number; start: number };

function oracle(stations: Station[], taken: Map<string, Set<string>>, { stations: drawn }: Case, ask: Ask) {
  const now = nowOf(ask).getTime();
  const remaining: Remaining[] = [];
  for (const [i, station] of stations.entries()) {
    const { code, brands, abilities, canTow, state, pausedUntil } = station;
    if (state === 'closed' || (state === 'paused' && !(pausedUntil && Date.parse(pausedUntil) <= now))) continue;
    if (ask.brand && brands.length > 0 && !brands.includes(ask.brand)) continue;
    if (abilities.length > 0 && !abilities.includes(ask.component)) continue;
    if (!ask.drivable && !canTow) continue;
    if (ask.tried.map(codeOf).includes(code)) continue;
    const km = distanceKm(wuhan, station.position.coordinates);
    if (km > ask.reachKm) continue;
    const spans = patterns[drawn[i]!.hours]!;
    const start = firstFree(station, spans, taken.get(code)!, ask, now + driveMinutesByHand(km, ask.drivable) * MINUTE);
    if (start !== undefined) remaining.push({ code, km, start, opensIn: untilOpen(spans, now) });
  }
  remaining.sort((a, b) => a.opensIn - b.opensIn || a.km - b.km || (a.code < b.code ? -1 : 1));
  return remaining.slice(0, ask.best).map(({ code, start }) => [code, new Date(start).toISOString()]);
}

const isOpenAt = (spans: Span[], at: number) => {
  const minute = Math.floor((at - MONDAY) / MINUTE) % WEEK_MINUTES;
  const [day, time] = [Math.floor(minute / 1440) + 1, minute % 1440];
  return spans.some(({ days, from, to }) => days.includes(day) && from <= time && time < to);
};

function untilOpen(spans: Span[], now: number): number {
  for (let minute = 0; minute <= WEEK_MINUTES; minute++) if (isOpenAt(spans, now + minute * MINUTE)) return minute;
  return Number.POSITIVE_INFINITY;
}

/** Every half hour that is open from its first to its last minute, bay by bay, counted until there are enough. */
function firstFree(station: Station, spans: Span[], taken: Set<string>, ask: Ask, from: number): number | undefined {
  const needed = Math.ceil(usualRepairMinutes(ask.component) / 30);
  const runs = station.bays.map((): number[] => []);
  for (
    let cell = Math.ceil(from / HALF_HOUR) * HALF_HOUR;
    cell + HALF_HOUR <= from + 14 * 1440 * MINUTE;
    cell += HALF_HOUR
  ) {
    if (!isOpenAt(spans, cell) || !isOpenAt(spans, cell + HALF_HOUR - MINUTE)) continue;
    for (const [i, bay] of station.bays.entries()) {
      runs[i] = taken.has(cellName(bay, new Date(cell), station.timeZone)) ? [] : [...runs[i]!, cell];
      if (runs[i]!.length === needed) return runs[i]![0];
    }
  }
  return undefined;
}

const codeOf = (i: number) => `S${String(i).padStart(3, '0')}`;
const nowOf = ({ minute }: Ask) => new Date(MONDAY + minute * MINUTE);

function toStation(drawn: Case['stations'][number], i: number): Station {
  const { east, north, hours, state, until, brands, abilities, canTow, bays } = drawn;
  return aStation(codeOf(i), {
    position: { type: 'Point', coordinates: [wuhan[0] + east / 4, wuhan[1] + north / 4] },
    hours: {
      weekly: patterns[hours]!.map((span) => ({ days: span.days, from: clock(span.from), to: clock(span.to) })),
      exceptions: [],
    },
    ...{ state, brands, abilities, canTow },
    ...(until !== null && { pausedUntil: new Date(MONDAY + until * MINUTE).toISOString() }),
    bays: ['1', '2'].slice(0, bays),
  });
}
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** From Monday on so many half hours are taken in every bay, open or not. */
function takenCells({ stations: drawn }: Case, stations: Station[]): Map<string, Set<string>> {
  return new Map(
    stations.map(({ code, bays, timeZone }, i) => {
      const starts = Array.from({ length: drawn[i]!.takenHalfHours }, (_, n) => new Date(MONDAY + n * HALF_HOUR));
      return [code, new Set(bays.flatMap((bay) => starts.map((start) => cellName(bay, start, timeZone))))];
    }),
  );
}

/** The published table of bands, added up kilometre band by kilometre band. */
function driveMinutesByHand(km: number, drivable: boolean): number {
  const bands = [
    [3, 1.45, 22],
    [10, 1.4, 38],
    [30, 1.35, 60],
    [100, 1.3, 85],
    [300, 1.25, 92],
  ] as const;
  let [minutes, from] = [0, 0];
  for (const [to, detour, kmh] of bands) {
    minutes += (Math.max(0, Math.min(km, to) - from) * detour * 60) / kmh;
    from = to;
  }
  return Math.round(minutes) * (drivable ? 1 : 2);
}
