import { expect, test } from '@jest/globals';
import { monday, wuhan } from '../testing/offer.js';
import { driveOn, Roads } from './drive.js';

const arrivals = (roads: Roads, count: number, minutes: number, given: object = {}) => {
  for (let i = 0; i < count; i++) roads.learn({ from: wuhan, distanceKm: 20, at: monday('05:00'), minutes, ...given });
};

test('ways are longer once cars have taken longer, there and at such hours, and say whose word that is', () => {
  const roads = new Roads();
  const before = driveOn(roads.from(wuhan, monday('04:00')), 20);
  arrivals(roads, 60, before.minutes * 1.5);
  const after = driveOn(roads.from(wuhan, monday('04:00')), 20);
  expect([before.source, after.source]).toEqual(['estimate', 'corrected']);
  expect(after.minutes).toBeGreaterThan(before.minutes * 1.25);
  expect(after.minutes).toBeLessThanOrEqual(Math.ceil(before.minutes * 1.5));
});

test('a way that was decided on before keeps the roads of then', () => {
  const roads = new Roads();
  const then = roads.from(wuhan, monday('04:00'));
  const before = driveOn(then, 20);
  arrivals(roads, 60, before.minutes * 1.5);
  expect(driveOn(JSON.parse(JSON.stringify(then)), 20)).toEqual(before);
});

test('who did something else on the way teaches nothing', () => {
  const roads = new Roads();
  const before = driveOn(roads.from(wuhan, monday('04:00')), 20);
  arrivals(roads, 60, before.minutes * 5);
  arrivals(roads, 60, before.minutes, { distanceKm: 0.2 });
  expect(driveOn(roads.from(wuhan, monday('04:00')), 20)).toEqual(before);
});
