import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { driveTime, roadBands } from './drive-time.js';
import { roadTime } from './road-curve.js';
import { RoadModel, type Trip } from './road-model.js';
import type { LocalTime } from './road-prior.js';

const noon: LocalTime = { hour: 12, workday: true };
const rush: LocalTime = { hour: 8, workday: true };
const night: LocalTime = { hour: 3, workday: false };

const distance = fc.oneof(
  fc.double({ min: 0, max: 2000, noNaN: true }),
  fc.double({ min: 0, max: 40, noNaN: true }),
  fc.constantFrom(0, 1.5, 3, 10, 30, 100, 300, 600),
);
const region = fc.constantFrom('unknown', 'CN-31', 'CN-54', 'CN-32', 'Bavaria');
const at = fc.record({ hour: fc.integer({ min: 0, max: 23 }), workday: fc.boolean() });
const observation = fc.record({
  distanceKm: fc.double({ min: 0, max: 900, noNaN: true }),
  region,
  at,
  minutes: fc.double({ min: 0, max: 1500, noNaN: true }),
});
const observations = fc.array(observation, { maxLength: 80 });

type Observation = Trip & { minutes: number };
function learnt(seen: readonly Observation[]): RoadModel {
  const model = new RoadModel();
  for (const one of seen) model.observe(one);
  return model;
}

test('a longer way never takes less time, whatever was observed', () => {
  fc.assert(
    fc.property(observations, distance, distance, region, at, (seen, a, b, from, when) => {
      const model = learnt(seen);
      const [near, far] = [Math.min(a, b), Math.max(a, b)].map((distanceKm) =>
        model.estimate({ distanceKm, region: from, at: when }),
      );
      expect(far!.minutes).toBeGreaterThanOrEqual(near!.minutes - 1e-9);
      expect(far!.low).toBeGreaterThanOrEqual(near!.low - 1e-9);
      expect(far!.high).toBeGreaterThanOrEqual(near!.high - 1e-9);
    }),
    { numRuns: 200 },
  );
});

test('the estimate lies within its band', () => {
  fc.assert(
    fc.property(observations, distance, region, at, (seen, distanceKm, from, when) => {
      const model = learnt(seen);
      const { minutes, low, high } = model.estimate({ distanceKm, region: from, at: when });
      expect(low).toBeLessThanOrEqual(minutes + 1e-9);
      expect(minutes).toBeLessThanOrEqual(high + 1e-9);
      expect(low).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 200 },
  );
});

test('before any arrival a day in town is what the table of bands says', () => {
  const model = new RoadModel();
  fc.assert(
    fc.property(fc.double({ min: 0, max: 300, noNaN: true }), (distanceKm) => {
      const { minutes } = model.estimate({ distanceKm, region: 'CN-32', at: noon });
      expect(minutes).toBeCloseTo(driveTime(roadBands)(distanceKm), 1);
    }),
  );
});

test('queues make a short way longer at rush hours and an empty night makes it shorter', () => {
  const model = new RoadModel();
  const minutes = (when: LocalTime) => model.estimate({ distanceKm: 8, region: 'CN-32', at: when }).minutes;
  expect(minutes(rush)).toBeGreaterThan(1.2 * minutes(noon));
  expect(minutes(night)).toBeLessThan(0.9 * minutes(noon));
  expect(minutes({ ...rush, workday: false })).toBe(minutes(noon));
});

/** Drives that end as a truth says, give or take: the same at every run. */
function drives(count: number, truth: (trip: Trip) => number, stray = 0.25, seed = 11): Observation[] {
  let state = seed;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const regions = ['CN-31', 'CN-32', 'CN-65'];
  const before = new RoadModel();
  return Array.from({ length: count }, () => {
    const trip = {
      distanceKm: Math.exp(random() * Math.log(200)) + 1,
      region: regions[Math.floor(random() * regions.length)]!,
      at: [noon, rush, night][Math.floor(random() * 3)]!,
    };
    const luck = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    return { ...trip, minutes: before.estimate(trip).minutes * truth(trip) * Math.exp(stray * luck) };
  });
}

const truth = ({ region: from, at: { hour } }: Trip) =>
  (from === 'CN-31' ? 1.5 : from === 'CN-65' ? 0.8 : 1.1) * (hour === 8 ? 1.15 : 1);
const places = ['CN-31', 'CN-32', 'CN-65'].flatMap((from) =>
  [noon, rush, night].flatMap((when) =>
    [2, 5, 17, 55, 150].map((distanceKm) => ({ distanceKm, region: from, at: when })),
  ),
);
function worstError(model: RoadModel): number {
  const before = new RoadModel();
  const errors = places.map((trip) => {
    return Math.abs(Math.log(model.estimate(trip).minutes / (before.estimate(trip).minutes * truth(trip))));
  });
  return Math.max(...errors);
}

test('estimates come closer to the truth the more have arrived', () => {
  const [few, some, many] = [0, 300, 12_000].map((count) => worstError(learnt(drives(count, truth))));
  expect(few).toBeGreaterThan(0.5);
  expect(some).toBeLessThan(0.75 * few!);
  expect(many).toBeLessThan(0.08);
});

test('eight drives in ten end within the band that was learnt, narrow or wide', () => {
  for (const stray of [0.12, 0.35]) {
    const model = learnt(drives(12_000, truth, stray));
    const later = drives(3000, truth, stray, 77);
    const within = later.filter((trip) => {
      const { low, high } = model.estimate(trip);
      return trip.minutes >= low && trip.minutes <= high;
    });
    expect(within.length / later.length).toBeGreaterThan(0.74);
    expect(within.length / later.length).toBeLessThan(0.88);
  }
});

test('one in four who stops for lunch does not make everybody slow', () => {
  const seen = drives(12_000, () => 1);
  const late = learnt(seen.map((trip, i) => (i % 4 === 0 ? { ...trip, minutes: 2.5 * trip.minutes } : trip)));
  const straight = learnt(seen);
  for (const trip of places) expect(late.estimate(trip).minutes).toBeLessThan(1.2 * straight.estimate(trip).minutes);
});

test.each([
  ['comes the next day by appointment', 20, 1440],
  ['was there before setting out', 20, 0],
  ['is told to have flown', 300, 20],
  ['came from across the street', 0.1, 15],
  ['is no number', 20, Number.NaN],
])('nothing is learnt from one who %s', (_, distanceKm, minutes) => {
  const model = learnt(drives(100, truth));
  const before = places.map((trip) => model.estimate(trip));
  expect(model.observe({ distanceKm, region: 'CN-31', at: noon, minutes })).toBe('outlier');
  expect(places.map((trip) => model.estimate(trip))).toEqual(before);
});

test('one arrival, however odd, moves little', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), observation, distance, (count, odd, distanceKm) => {
      const model = learnt(drives(count, truth));
      const trip = { ...odd, distanceKm };
      const before = model.estimate(trip).minutes;
      model.observe(odd);
      const share = before === 0 ? 1 : model.estimate(trip).minutes / before;
      expect(Math.abs(Math.log(share))).toBeLessThan(0.15);
    }),
    { numRuns: 200 },
  );
});

test('the order of arrivals does not matter', () => {
  fc.assert(
    fc.property(observations, fc.array(fc.nat()), (seen, keys) => {
      const shuffled = seen
        .map((one, i) => ({ one, key: keys[i] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
      const [one, other] = [learnt(seen), learnt(shuffled)];
      expect(places.map((trip) => other.estimate(trip))).toEqual(places.map((trip) => one.estimate(trip)));
    }),
    { numRuns: 50 },
  );
});

test('what changed on the roads is learnt even after years, for old arrivals fade', () => {
  const trip = { distanceKm: 17, region: 'CN-32', at: noon };
  const { minutes } = new RoadModel().estimate(trip);
  const model = new RoadModel();
  for (let i = 0; i < 5000; i++) model.observe({ ...trip, minutes: 0.8 * minutes });
  for (let i = 0; i < 500; i++) model.observe({ ...trip, minutes: 1.3 * minutes });
  expect(model.estimate(trip).minutes).toBeGreaterThan(1.15 * minutes);
});

test('a curve kept with a decision gives its estimates again when the model has long gone on', () => {
  const model = learnt(drives(500, truth));
  const kept = JSON.stringify(model.curve('CN-31', rush));
  const then = places.map(({ distanceKm }) => model.estimate({ distanceKm, region: 'CN-31', at: rush }));
  for (const one of drives(3000, () => 0.7, 0.2, 3)) model.observe(one);
  expect(JSON.parse(kept).factors).toMatch(/^2026-11\+\d+$/);
  expect(places.map(({ distanceKm }) => roadTime(JSON.parse(kept), distanceKm))).toEqual(then);
  expect(kept.length).toBeLessThan(700);
});
