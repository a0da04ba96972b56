import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { distanceKm, earthRadiusKm, furthestKm, isOnEarth, type Position } from './position.js';

const anywhere = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
) as fc.Arbitrary<Position>;

test.each<[string, Position, Position, number]>([
  ['a degree along the equator', [10, 0], [11, 0], 111.195],
  ['a degree to the north', [121, 31], [121, 32], 111.195],
  ['London to Paris', [-0.1278, 51.5074], [2.3522, 48.8566], 343.56],
  ['over the date line', [179.5, 0], [-179.5, 0], 111.195],
  ['from pole to pole', [0, 90], [57, -90], furthestKm],
])('%s is as far as the globe says', (_, a, b, km) => {
  expect(distanceKm(a, b)).toBeCloseTo(km, 1);
});

test('distance is the same both ways, nothing to itself and never more than half around', () => {
  fc.assert(
    fc.property(anywhere, anywhere, (a, b) => {
      expect(distanceKm(a, b)).toBe(distanceKm(b, a));
      expect(distanceKm(a, a)).toBe(0);
      expect(distanceKm(a, b)).toBeLessThanOrEqual(Math.PI * earthRadiusKm);
    }),
  );
});

test('a way round is never shorter than the way straight', () => {
  fc.assert(
    fc.property(anywhere, anywhere, anywhere, (a, b, c) => {
      expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + 1e-6);
    }),
  );
});

test.each<[Position, boolean]>([
  [[180, 90], true],
  [[-180, -90], true],
  [[180.1, 0], false],
  [[31, 121], false],
  [[Number.NaN, 0], false],
])('%j is a position on earth: %s', (position, expected) => {
  expect(isOnEarth(position)).toBe(expected);
});
