import type { ComponentCode } from '@baylink/contracts';
import type { Station } from '@baylink/contracts/repair-station';
import { distanceKm } from '@baylink/geo';
import { cellName } from '@baylink/worktime';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { networkOf } from '../testing/network.js';
import { aStation, needs, testSettings, wuhan } from '../testing/offer.js';
import { choices, type Network } from './choices.js';
import { listing } from './listing.js';
import { expand, receipt } from './receipt.js';
import { noRecord, type Records } from './record.js';
import { replay } from './replay.js';
import { askedOf } from './rules.js';
import { usualRepairMinutes } from './usual-repair-time.js';

// "Who has the car fixed first", read once more, by brute force: every station is asked everything, time is counted in
// half hours, and all that remain are sorted. Nothing of rules, index, search, calendars or records is used.

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

const asksOfCase = 50;
const stationArb = fc.record({
  // A coarse grid, so that distances tie.
  east: fc.integer({ min: -6, max: 6 }),
  north: fc.integer({ min: -6, max: 6 }),
  hours: fc.constantFrom('usual', 'usual', 'usual', 'early', 'evening', 'always', 'never'),
  state: fc.constantFrom('open' as const, 'open' as const, 'open' as const, 'paused' as const, 'closed' as const),
  until: fc.option(fc.integer({ min: 0, max: WEEK_MINUTES })),
  brands: fc.subarray(['Buick', 'Chevrolet', 'Cadillac']),
  models: fc.option(fc.subarray(['GL8', 'Regal'], { minLength: 1 })),
  abilities: fc.subarray<ComponentCode>(['brakes', 'engine', 'wheels', 'electric-drive']),
  certified: fc.boolean(),
  canTow: fc.boolean(),
  bays: fc.integer({ min: 1, max: 3 }),
  technicians: fc.option(fc.integer({ min: 0, max: 3 })),
  takenHalfHours: fc.constantFrom(0, 0, 1, 7, 40, 21 * 48),
  /** Every so many-th half hour is taken in the first bay. */
  every: fc.constantFrom(0, 0, 3, 5),
  part: fc.option(fc.integer({ min: 0, max: WEEK_MINUTES })),
  offers: fc.nat({ max: 40 }),
  lost: fc.nat({ max: 40 }),
  answerMinutes: fc.nat({ max: 30 }),
  repeats: fc.nat({ max: 4 }),
  detractors: fc.nat({ max: 2 }),
  hasRecord: fc.boolean(),
  taken: fc.nat({ max: 9 }),
  ownBrakes: fc.option(fc.constantFrom(45, 60, 120, 265)),
});
const askArb = fc.record({
  minute: fc.integer({ min: 0, max: WEEK_MINUTES - 1 }),
  component: fc.constantFrom<ComponentCode>('brakes', 'engine', 'wheels', 'electric-drive'),
  brand: fc.constantFrom('Buick', 'Chevrolet', 'Opel', undefined),
  model: fc.constantFrom('GL8', 'Regal', 'Velite', undefined),
  drivable: fc.boolean(),
  tried: fc.array(fc.integer({ min: 0, max: 39 }), { maxLength: 6 }),
  reachKm: fc.constantFrom(30, 120, 300),
  best: fc.constantFrom(1, 1, 3, 50),
});
const caseOf = (mostStations: number) =>
  fc.record({
    stations: fc.array(stationArb, { minLength: 1, maxLength: mostStations }),
    asks: fc.array(askArb, { minLength: asksOfCase, maxLength: asksOfCase }),
  });
type Drawn = typeof stationArb extends fc.Arbitrary<infer T> ? T : never;
type Ask = typeof askArb extends fc.Arbitrary<infer T> ? T : never;
type Case = { stations: Drawn[]; asks: Ask[] };

const cases = { numRuns: 10_000 / asksOfCase, seed: 20261123, endOnFailure: true };
const overall = 300_000;

test(
  '10,000 random questions are answered in the order of brute force, and every station chosen keeps every rule',
  () => {
    fc.assert(
      fc.property(caseOf(40), (given) => {
        const { stations, network } = drawn(given);
        for (const ask of given.asks) {
          const expected = oracle(stations, given, ask);
          // As text: ten thousand comparisons of structures would take most of the time.
          expect(JSON.stringify(searched(network, ask))).toBe(JSON.stringify(expected.slice(0, ask.best)));
          expect(JSON.stringify(listed(network, ask))).toBe(JSON.stringify(expected));
        }
      }),
      cases,
    );
  },
  overall,
);

test(
  'I7: 10,000 receipts replay to the order, the verdicts and the bay times that were decided',
  () => {
    fc.assert(
      fc.property(caseOf(6), (given) => {
        const { stations, network } = drawn(given);
        // What a receipt keeps went through a database; the stations have changed since.
        const then = new Map(stations.map((station) => [station.code, structuredClone(station)]));
        const stationAt = (code: string) => then.get(code)!;
        for (const ask of given.asks) {
          const { asked, fault } = questionOf(ask);
          const looked = listing(network, asked, testSettings);
          const chosen = looked[0]?.suitable ? looked[0].site.code : null;
          const trying = { fault, attempt: 1, asked, looked, settings: testSettings, now: asked.now };
          const kept = structuredClone(receipt(trying, { chosen, reason: null }));
          const { differences, wouldWin, candidates } = replay(kept, stationAt, []);
          // What is told of it is what a replay tells: nothing rests on what was not kept.
          const told = expand(kept, stationAt).candidates;
          expect(JSON.stringify([differences, wouldWin, candidates])).toBe(JSON.stringify([[], chosen, told]));
        }
      }),
      cases,
    );
  },
  overall,
);

function drawn(given: Case): { stations: Station[]; network: Network } {
  const stations = given.stations.map(toStation);
  const network = networkOf(stations, recordsOf(given, stations));
  for (const [code, cells] of takenCells(given, stations)) network.bays.claim(code, [...cells]);
  return { stations, network };
}

function questionOf({ component, drivable, brand, model, reachKm, tried, ...ask }: Ask) {
  const fault = needs({ component, drivable, vehicle: { vin: 'V', brand, model } });
  return { fault, asked: askedOf(fault, { tried: new Set(tried.map(codeOf)), reachKm, now: nowOf(ask) }) };
}
type Told = [code: string, start: string, rankMinutes: number];

const searched = (network: Network, ask: Ask): Told[] =>
  choices(network, questionOf(ask).asked, testSettings, ask.best).map(({ site, slot, ranked }) => [
    site.code,
    slot.start.toISOString(),
    ranked.rankMinutes,
  ]);
const listed = (network: Network, ask: Ask): Told[] =>
  listing(network, questionOf(ask).asked, testSettings)
    .filter(({ suitable }) => suitable)
    .map(({ site, slot, ranked }) => [site.code, slot!.start.toISOString(), ranked!.rankMinutes]);

function recordsOf({ stations: drawn }: Case, stations: Station[]): Records {
  const records = new Map(
    stations.map(({ code }, i) => {
      const { offers, lost, answerMinutes, repeats, detractors, taken, hasRecord, ownBrakes } = drawn[i]!;
      const usual = new Map<ComponentCode, number>(ownBrakes === null ? [] : [['brakes', ownBrakes]]);
      if (!hasRecord) return [code, { ...noRecord, taken, usual }];
      const answers = Math.max(0, offers - lost);
      const counts = { offers, lost: Math.min(lost, offers), answers, answerMinutes: answers * answerMinutes };
      return [code, { ...counts, repairs: answers, repeats, detractors, taken, usual }];
    }),
  );
  const own = drawn.flatMap(({ ownBrakes }) => ownBrakes ?? []);
  return {
    of: (code) => records.get(code)!,
    fastest: (component) => (component === 'brakes' ? Math.min(...own) : Number.POSITIVE_INFINITY),
  };
}

type Remaining = { code: string; key: number; quarters: number; share: number; km: number; start: number };

function oracle(stations: Station[], { stations: drawn }: Case, ask: Ask): Told[] {
  const now = nowOf(ask).getTime();
  const remaining: Remaining[] = [];
  for (const [i, station] of stations.entries()) {
    const { code, brands, abilities, canTow, state, pausedUntil } = station;
    const { certified, models, part, ownBrakes, technicians } = drawn[i]!;
    if (state === 'closed' || (state === 'paused' && !(pausedUntil && Date.parse(pausedUntil) <= now))) continue;
    if (ask.brand && brands.length > 0 && !brands.includes(ask.brand)) continue;
    if (ask.brand === 'Buick' && ask.model && models && !models.includes(ask.model)) continue;
    if (abilities.length > 0 && !abilities.includes(ask.component)) continue;
    if (ask.component === 'electric-drive' && !certified) continue;
    if (!ask.drivable && !canTow) continue;
    if (ask.tried.map(codeOf).includes(code)) continue;
    const km = Math.round(distanceKm(wuhan, station.position.coordinates) * 100) / 100;
    if (km > ask.reachKm) continue;
    const drive = driveMinutesByHand(km);
    const arrival = now + drive * (ask.drivable ? 1 : 2) * MINUTE;
    const ready = ask.component === 'brakes' && part !== null ? Math.max(arrival, MONDAY + part * MINUTE) : arrival;
    const needed = ask.component === 'brakes' && ownBrakes !== null ? ownBrakes : usualRepairMinutes(ask.component);
    const bays = station.bays.slice(0, technicians ?? 99);
    const run = firstFree(drawn[i]!, bays.length, needed, ready);
    if (!run) continue;
    const key = Math.round((run.end - now) / MINUTE) + recordByHand(drawn[i]!);
    const share = drawn[i]!.taken / bays.length;
    remaining.push({ code, key, quarters: Math.floor(drive / 15), share, km, start: run.start });
  }
  remaining.sort(
    (a, b) =>
      a.key - b.key || a.quarters - b.quarters || a.share - b.share || a.km - b.km || (a.code < b.code ? -1 : 1),
  );
  return remaining.map(({ code, start, key }) => [code, new Date(start).toISOString(), key]);
}

/** 20 minutes for a lost offer, the mean of the answers, 240 for a repeat, 120 for a detractor; ten good cases before. */
function recordByHand({ hasRecord, offers, lost, answerMinutes, repeats, detractors }: Drawn): number {
  if (!hasRecord) return 0;
  const missed = Math.min(lost, offers);
  const answered = Math.max(0, offers - lost);
  return (
    Math.round((missed / (offers + 10)) * 20) +
    Math.round((answered / (answered + 10)) * answerMinutes) +
    Math.round((repeats / (answered + 10)) * 240) +
    Math.round((detractors / (answered + 10)) * 120)
  );
}

/** Of each half hour of a week, whether it is open from its first to its last minute. */
const openHalfHours = Object.fromEntries(
  Object.entries(patterns).map(([name, spans]) => {
    const isOpenAt = (minute: number) => {
      const [day, time] = [Math.floor(minute / 1440) + 1, minute % 1440];
      return spans.some(({ days, from, to }) => days.includes(day) && from <= time && time < to);
    };
    return [name, Array.from({ length: 7 * 48 }, (_, n) => isOpenAt(n * 30) && isOpenAt(n * 30 + 29))];
  }),
);

const isTaken = ({ takenHalfHours, every }: Drawn, bay: number, halfHour: number) =>
  halfHour < takenHalfHours || (bay === 0 && every > 0 && halfHour % every === 0 && halfHour < 14 * 48);

/** Every half hour that is open, bay by bay, counted until there are enough. */
function firstFree(station: Drawn, bays: number, minutes: number, from: number) {
  const needed = Math.ceil(minutes / 30);
  const runs = Array.from({ length: bays }, (): number[] => []);
  const first = Math.ceil((from - MONDAY) / HALF_HOUR);
  for (let n = first; n < first + 14 * 48; n++) {
    if (!openHalfHours[station.hours]![n % (7 * 48)]) continue;
    for (const [bay, run] of runs.entries()) {
      if (isTaken(station, bay, n)) run.length = 0;
      else run.push(MONDAY + n * HALF_HOUR);
      if (run.length === needed) return { start: run[0]!, end: run.at(-1)! + (minutes - (needed - 1) * 30) * MINUTE };
    }
  }
  return undefined;
}

const codeOf = (i: number) => `S${String(i).padStart(3, '0')}`;
const nowOf = ({ minute }: Pick<Ask, 'minute'>) => new Date(MONDAY + minute * MINUTE);

function toStation(drawn: Drawn, i: number): Station {
  const { east, north, hours, state, until, brands, models, abilities, canTow, bays, certified, technicians, part } =
    drawn;
  return aStation(codeOf(i), {
    position: { type: 'Point', coordinates: [wuhan[0] + east / 4, wuhan[1] + north / 4] },
    hours: {
      weekly: patterns[hours]!.map((span) => ({ days: span.days, from: clock(span.from), to: clock(span.to) })),
      exceptions: [],
    },
    ...{ state, brands, abilities, canTow, certifiedHighVoltage: certified },
    models: models ? [{ brand: 'Buick', models }] : [],
    partDelays: part === null ? [] : [{ component: 'brakes', until: new Date(MONDAY + part * MINUTE).toISOString() }],
    ...(technicians !== null && { technicians }),
    ...(until !== null && { pausedUntil: new Date(MONDAY + until * MINUTE).toISOString() }),
    bays: ['1', '2', '3'].slice(0, bays),
  });
}
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const halfHours = (length: number) => Array.from({ length }, (_, n) => new Date(MONDAY + n * HALF_HOUR));

/** From Monday on so many half hours are taken in every bay, open or not, and some in the first. */
function takenCells({ stations: drawn }: Case, stations: Station[]): Map<string, Set<string>> {
  return new Map(
    stations.map(({ code, bays, timeZone }, i) => {
      const { takenHalfHours, every } = drawn[i]!;
      const first = halfHours(takenHalfHours);
      const scattered = every === 0 ? [] : halfHours(14 * 48).filter((_, n) => n % every === 0);
      return [
        code,
        new Set([
          ...bays.flatMap((bay) => first.map((start) => cellName(bay, start, timeZone))),
          ...scattered.map((start) => cellName(bays[0]!, start, timeZone)),
        ]),
      ];
    }),
  );
}

/** The published table of bands, added up kilometre band by kilometre band. */
function driveMinutesByHand(km: number): number {
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
  return Math.round(minutes);
}
