import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type NearestIndex, type NearestOptions, nearestIndex } from './nearest-index.js';
import { distanceKm, type Position } from './position.js';

type Station = { code: string; at: Position; open: boolean };

const by = { key: ({ code }: Station) => code, position: ({ at }: Station) => at };
const isOpen = ({ open }: Station) => open;

/** Few places, so that many stations stand at the same one; and the corners of the map. */
const position: fc.Arbitrary<Position> = fc.oneof(
  fc.tuple(fc.integer({ min: 118, max: 122 }), fc.integer({ min: 29, max: 32 })),
  fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
  fc.constantFrom<Position>([180, 0], [-180, 0], [0, 90], [77, -90]),
);
const station = fc.record({ code: fc.integer({ min: 0, max: 60 }).map(String), at: position, open: fc.boolean() });
const options: fc.Arbitrary<NearestOptions<Station>> = fc.record(
  {
    accept: fc.constant(isOpen),
    maxKm: fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.constantFrom(15_000, 30_000)),
    limit: fc.integer({ min: 0, max: 20 }),
  },
  { requiredKeys: [] },
);

function bruteForce(stations: Iterable<Station>, from: Position, { accept, maxKm, limit }: NearestOptions<Station>) {
  return [...stations]
    .filter((s) => !accept || accept(s))
    .map((s) => ({ item: s, distanceKm: distanceKm(from, s.at) }))
    .filter((found) => maxKm === undefined || found.distanceKm <= maxKm)
    .sort((a, b) => a.distanceKm - b.distanceKm || (a.item.code < b.item.code ? -1 : 1))
    .slice(0, limit);
}

test('the nearest are those that looking at every station finds, through changes and rebuilds', async () => {
  const change = fc.oneof(
    { weight: 8, arbitrary: station.map((put) => ({ put })) },
    { weight: 4, arbitrary: station.map(({ code }) => ({ remove: code })) },
    { weight: 1, arbitrary: fc.constant({ compact: true }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(station), fc.array(change), position, options, async (first, changes, from, asked) => {
      const stations = new Map(first.map((s) => [s.code, s]));
      const index = nearestIndex(first, by);
      for (const step of changes) {
        if ('compact' in step) await index.compact();
        else if ('remove' in step) expect(index.remove(step.remove)).toBe(stations.delete(step.remove));
        else {
          index.put(step.put);
          stations.set(step.put.code, step.put);
        }
      }
      expect(index.size).toBe(stations.size);
      expect(index.nearest(from, asked)).toEqual(bruteForce(stations.values(), from, asked));
    }),
    { numRuns: 300 },
  );
});

const here: Position = [121.5, 31.2];
const named = (code: string, at: Position = here, open = true): Station => ({ code, at, open });
const codes = (found: { item: Station }[]) => found.map(({ item }) => item.code);

test('a station that was put, moved, closed or removed shows so in the very next answer', () => {
  const index = nearestIndex([named('A', [121, 31]), named('B', [122, 32])], by);
  expect(codes(index.nearest(here))).toEqual(['A', 'B']);
  index.put(named('C'));
  index.put(named('A', [130, 40]));
  index.put(named('B', [122, 32], false));
  expect(codes(index.nearest(here, { accept: isOpen }))).toEqual(['C', 'A']);
  index.remove('C');
  expect(codes(index.nearest(here))).toEqual(['B', 'A']);
  expect(index.get('C')).toBeUndefined();
});

test('stations at one place come by key, also where the limit cuts through them', () => {
  const index = nearestIndex(
    ['D', 'B', 'E', 'A', 'C'].map((code) => named(code)),
    by,
  );
  expect(codes(index.nearest(here, { limit: 2 }))).toEqual(['A', 'B']);
  expect(codes(index.nearest(here))).toEqual(['A', 'B', 'C', 'D', 'E']);
});

test('an index without stations finds nothing', () => {
  expect(nearestIndex<Station>([], by).nearest(here)).toEqual([]);
});

/** A large network, the same at every run. */
const many = 12_000;
function network(): Station[] {
  let seed = 7;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  return Array.from({ length: many }, (_, i) => named(`S${i}`, [75 + 55 * next(), 20 + 30 * next()], i % 100 === 0));
}

function expectAsBruteForce(index: NearestIndex<Station>, stations: Iterable<Station>) {
  const all = [...stations];
  for (const from of [here, [80, 40], [104, 30.5], [-70, -30]] as Position[]) {
    for (const asked of [{ limit: 25 }, { limit: 25, accept: isOpen }, { maxKm: 40 }]) {
      expect(codes(index.nearest(from, asked))).toEqual(codes(bruteForce(all, from, asked)));
    }
  }
}

test('a network that is indexed in slices answers as one looked through', () => {
  const stations = network();
  expectAsBruteForce(nearestIndex(stations, by), stations);
});

test('while an index is rebuilt others get their turn, and their changes are seen then and afterwards', async () => {
  const stations = new Map(network().map((s) => [s.code, s]));
  const index = nearestIndex(stations.values(), by);
  const put = (s: Station) => {
    index.put(s);
    stations.set(s.code, s);
  };
  put(named('before'));
  put(named('between', [100, 30]));
  let turns = 0;
  let done = false;
  const compacting = index.compact().then(() => {
    done = true;
  });
  while (!done) {
    put(named('between', [80, 40]));
    put(named(`S${turns}`, [here[0] + turns / 100, here[1]]));
    index.remove(`S${many - 1 - turns}`);
    stations.delete(`S${many - 1 - turns}`);
    expect(codes(index.nearest(here, { limit: 2 }))).toEqual(['S0', 'before']);
    turns++;
    await new Promise(setImmediate);
  }
  await compacting;
  expect(turns).toBeGreaterThan(15);
  expectAsBruteForce(index, stations.values());
  await index.compact();
  expectAsBruteForce(index, stations.values());
});
