import { expect, test } from '@jest/globals';
import { toWgs84 } from './crs.js';
import { distanceKm, type Position } from './position.js';

/** The gate of Tiananmen as three kinds of map have it. */
const gate = { wgs84: [116.39129, 39.90734], gcj02: [116.39753, 39.90874], bd09: [116.40395, 39.91501] } as const;

test.each(['gcj02', 'bd09'] as const)('a position from a %s map is brought to where GPS has it, within 20 m', (crs) => {
  expect(distanceKm(toWgs84(gate[crs], crs), gate.wgs84)).toBeLessThan(0.02);
  expect(distanceKm(gate[crs], gate.wgs84)).toBeGreaterThan(0.4);
});

test('a WGS-84 position stays as it is', () => {
  expect(toWgs84(gate.wgs84, 'wgs84')).toEqual(gate.wgs84);
});

test('outside of China a GCJ-02 map is not shifted', () => {
  const berlin: Position = [13.4, 52.52];
  expect(toWgs84(berlin, 'gcj02')).toEqual(berlin);
});
