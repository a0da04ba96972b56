import { expect, test } from '@jest/globals';
import { type NearestOptions, nearestIndex } from './nearest-index.js';
import type { Position } from './position.js';

type Place = { key: string; position: Position; traits: number };
const places = Array.from({ length: 2000 }, (_, i): Place => {
  const [east, north] = [(i * 7919) % 2003, (i * 104_729) % 1000];
  return { key: `P${i}`, position: [100 + east / 100, 20 + north / 50], traits: i % 8 };
});
const by = { key: ({ key }: Place) => key, position: ({ position }: Place) => position };
const from: Position = [110, 30];
const index = nearestIndex(places, { ...by, traits: ({ traits }) => traits });
for (const place of places.slice(0, 40)) index.put({ ...place, traits: 7 - place.traits });
index.remove('P100');
const found = (options: NearestOptions<Place>) => index.nearest(from, options).map(({ item }) => item.key);

test('traits refuse exactly those that lack one of them, in the tree and in the overlay', () => {
  expect(found({ traits: 5 })).toEqual(found({ accept: ({ traits }) => (traits & 5) === 5 }));
  expect(found({ traits: 5 }).length).toBeGreaterThan(400);
});

test('one walk that shrinks to the best so far ends with the nearest one', () => {
  let [best, nearest, shown] = ['', 1000, 0];
  const visit = ({ key }: Place, km: number) => {
    shown++;
    if (km < nearest) [best, nearest] = [key, km];
    return nearest;
  };
  index.explore(from, { traits: 5, maxKm: 1000, visit });
  expect(best).toBe(found({ traits: 5, limit: 1 })[0]);
  expect(shown).toBeLessThan(60);
});
