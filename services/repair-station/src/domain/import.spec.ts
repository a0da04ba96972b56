import { NewStation } from '@baylink/contracts/repair-station';
import { distanceKm } from '@baylink/geo';
import { describe, expect, test } from '@jest/globals';
import { northKm, wuhan } from '../testing/offer.js';
import { importAgain, normalised, repeated } from './import.js';
import { register } from './register.js';

const row = (given: object = {}) =>
  NewStation.parse({ code: 'S001', name: 'S', position: northKm(0), phone: '027-1', servicePhone: '027-2', ...given });

describe('a station in a file', () => {
  test('has its position turned into WGS-84, the same every time', () => {
    const one = normalised(row(), 'bd09');
    expect(normalised(row(), 'bd09')).toEqual(one);
    expect(distanceKm(one.position.coordinates, wuhan)).toBeGreaterThan(0.5);
    expect(distanceKm(one.position.coordinates, wuhan)).toBeLessThan(2);
    expect(normalised(row(), 'wgs84').position.coordinates).toEqual([wuhan[0], wuhan[1]]);
  });

  test('changes nothing when it comes again as it was', () => {
    const stored = register(row()).after;
    expect(importAgain(stored, row())).toEqual({ after: stored, events: [], wakeAt: null });
  });

  test('changes what it says otherwise', () => {
    const { after, events } = importAgain(register(row()).after, row({ name: 'Renamed', bays: ['A', 'B'] }));
    expect(after).toMatchObject({ name: 'Renamed', bays: ['A', 'B'] });
    expect(events).toMatchObject([{ type: 'station.changed' }]);
  });

  test('does not undo by its silence what was set by hand', () => {
    const tended = { ...register(row()).after, bays: ['A'], canTow: true, brands: ['Buick'], address: 'Road 1' };
    expect(importAgain(tended, row()).events).toEqual([]);
  });

  test('does not open what was paused', () => {
    const paused = { ...register(row()).after, state: 'paused' as const };
    expect(importAgain(paused, row({ name: 'Renamed' })).after).toMatchObject({ name: 'Renamed', state: 'paused' });
  });
});

test('of the rows with the same code the first one counts', () => {
  const rows = ['A', 'B', 'A', 'C', 'B', 'A'].map((code) => row({ code }));
  expect([...repeated(rows)]).toEqual([2, 4, 5]);
});
