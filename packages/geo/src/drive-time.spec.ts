import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { driveTime, roadBands } from './drive-time.js';

const driveMinutes = driveTime(roadBands);
const distance = fc.double({ min: 0, max: 20_000, noNaN: true });

test('a longer way never takes less time', () => {
  fc.assert(
    fc.property(distance, distance, (a, b) => {
      const [near, far] = a < b ? [a, b] : [b, a];
      expect(driveMinutes(far)).toBeGreaterThanOrEqual(driveMinutes(near));
    }),
  );
});

test('no step at the end of a band: a hundred metres more never cost minutes', () => {
  fc.assert(fc.property(distance, (km) => expect(driveMinutes(km + 0.1) - driveMinutes(km)).toBeLessThan(0.5)));
});

test('short trips in town are slow and long ones fast', () => {
  const kmh = (km: number) => km / (driveMinutes(km) / 60);
  expect(kmh(2)).toBeLessThan(20);
  expect(kmh(200)).toBeGreaterThan(50);
});

test.each([
  [0, 0],
  [5, 16],
  [20, 41],
  [100, 119],
  [300, 282],
])('%d km as the crow flies take about %d minutes', (km, minutes) => {
  expect(driveMinutes(km)).toBeCloseTo(minutes, -0.5);
});

test('another table makes another estimate', () => {
  const steady = driveTime([{ upToKm: Number.POSITIVE_INFINITY, detour: 1.5, kmh: 90 }]);
  expect(steady(60)).toBeCloseTo(60);
});
