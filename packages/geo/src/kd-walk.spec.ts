import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { around } from 'geokdbush';
import KDBush from 'kdbush';
import { nearestIndex } from './nearest-index.js';
import { distanceKm, type Position } from './position.js';

/** The same places at every run, over the whole of the earth. */
function spread(count: number, seed = 7): Position[] {
  let state = seed;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return Array.from({ length: count }, () => [360 * next() - 180, 180 * next() - 90]);
}

const indexOf = (places: readonly Position[]) =>
  nearestIndex(places.entries(), { key: ([id]) => String(id), position: ([, place]) => place });
const anywhere = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);

test('whoever is within reach is found from anywhere, over the date line and the poles too', () => {
  const places = spread(1500);
  const index = indexOf(places);
  fc.assert(
    fc.property(anywhere, fc.integer({ min: 0, max: 20_000 }), (from, maxKm) => {
      const near = [...places.keys()].filter((id) => distanceKm(from, places[id]!) <= maxKm);
      const found = index.nearest(from, { maxKm }).map(({ item: [id] }) => id);
      expect(found.sort((a, b) => a - b)).toEqual(near);
    }),
    { numRuns: 100 },
  );
});

test('the nearest few are those that geokdbush finds', () => {
  const places = spread(5000, 9);
  const index = indexOf(places);
  const tree = new KDBush(places.length);
  for (const [longitude, latitude] of places) tree.add(longitude, latitude);
  tree.finish();
  fc.assert(
    fc.property(anywhere, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 50 }), (from, limit, part) => {
      const accept = (id: number) => id % part === 0;
      const found = index.nearest(from, { limit, accept: ([id]) => accept(id) }).map(({ item: [id] }) => id);
      expect(found).toEqual(around(tree, from[0], from[1], limit, undefined, accept));
    }),
    { numRuns: 100 },
  );
});

test.each([
  ['nobody nearby suits', () => false],
  ['one in a hundred suits', (id: number) => id % 100 === 0],
])('when %s only those around are asked, and not the whole network', (_, suits) => {
  const index = indexOf(spread(20_000));
  let asked = 0;
  const accept = ([id]: [number, Position]) => {
    asked++;
    return suits(id);
  };
  index.nearest([104, 30], { accept, maxKm: 300, limit: 16 });
  // Twelve or so stand within 300 km; with the leaves around them that is still next to nothing.
  expect(asked).toBeLessThan(300);
});
