import type { Station } from '@baylink/contracts/repair-station';
import { cellName } from '@baylink/worktime';
import { describe, expect, test } from '@jest/globals';
import { networkOf } from '../testing/network.js';
import { aStation, monday, NOW, needs, northKm } from '../testing/offer.js';
import { type Network, route } from './route.js';
import { type Asked, askedOf } from './rules.js';

const askedFor = (given: Partial<Asked> = {}): Asked => ({
  ...askedOf(needs(), { tried: new Set(), reachKm: 300, now: NOW }),
  ...given,
});
const order = (network: Network, asked = askedFor(), best = 3) =>
  route(network, asked, { best, near: 8 }).choices.map(({ site }) => site.station.code);

const night = { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '20:00', to: '06:00' }], exceptions: [] };
const early = { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '18:00' }], exceptions: [] };

describe('routing', () => {
  test('takes the nearest station that suits', () => {
    const near = aStation('NEAR', { position: northKm(2), abilities: ['wheels'] });
    const next = aStation('NEXT', { position: northKm(9) });
    const far = aStation('FAR', { position: northKm(30) });
    expect(order(networkOf([far, near, next]))).toEqual(['NEXT', 'FAR']);
  });

  test('takes one that is open before a nearer one that opens later', () => {
    const near = aStation('NEAR', { position: northKm(2), hours: night });
    const far = aStation('FAR', { position: northKm(200) });
    expect(order(networkOf([near, far]))).toEqual(['FAR', 'NEAR']);
  });

  test('takes, when all are closed, the one that opens soonest, and the nearest of those', () => {
    const near = aStation('NEAR', { position: northKm(2) });
    const early1 = aStation('EARLY1', { position: northKm(60), hours: early });
    const early2 = aStation('EARLY2', { position: northKm(50), hours: early });
    const asked = askedFor({ now: new Date('2026-11-23T19:00:00Z') });
    expect(order(networkOf([near, early1, early2]), asked)).toEqual(['EARLY2', 'EARLY1', 'NEAR']);
  });

  test('passes over a station whose bays are taken for the next two weeks', () => {
    const near = aStation('NEAR', { position: northKm(2), bays: ['1'], hours: fewHours });
    const network = networkOf([near, aStation('NEXT', { position: northKm(9) })]);
    network.bays.claim('NEAR', cellsOf(near, 15));
    expect(order(network)).toEqual(['NEXT']);
  });

  test('does not send a car that cannot move to who cannot fetch it, nor anybody where he was refused', () => {
    const stations = [aStation('A'), aStation('B', { canTow: true }), aStation('C', { canTow: true })];
    expect(order(networkOf(stations), askedFor({ drivable: false, tried: new Set(['B']) }))).toEqual(['C']);
  });

  test('shows the nearest beside the best, with the rules that stood against them', () => {
    const near = aStation('NEAR', { position: northKm(2), state: 'closed' });
    const next = aStation('NEXT', { position: northKm(20) });
    const { candidates } = route(networkOf([near, next]), askedFor(), { best: 1, near: 8 });
    expect(candidates.map(({ station, suitable }) => [station.code, suitable])).toEqual([
      ['NEXT', true],
      ['NEAR', false],
    ]);
    expect(candidates[1]!.rules.filter(({ ok }) => !ok).map(({ rule }) => rule)).toEqual([
      'open-for-business',
      'free-bay',
    ]);
  });

  test('tells in minutes when the car would be right, and they add up to that time', () => {
    const network = networkOf([aStation('A', { position: northKm(20) })]);
    const [candidate] = route(network, askedFor(), { best: 1, near: 1 }).candidates;
    const { drive, wait, repair, parts, record } = candidate!.minutes!;
    const sum = drive + wait + repair + parts + record;
    expect(new Date(+NOW + sum * 60_000).toISOString()).toBe(candidate!.fixedAt);
    // 10:00 and 41 minutes on the road; from 11:00 to lunch at 12:00, and the last half hour from 13:00.
    expect(candidate).toMatchObject({
      driveMinutes: 41,
      minutes: { drive: 41, wait: 19, repair: 150 },
      slot: { bay: '1', start: monday('03:00').toISOString(), end: monday('05:30').toISOString() },
    });
  });

  test('waits for the tow truck to come and go back', () => {
    const network = networkOf([aStation('A', { position: northKm(20), canTow: true })]);
    const [candidate] = route(network, askedFor({ drivable: false }), { best: 1, near: 1 }).candidates;
    expect(candidate).toMatchObject({ driveMinutes: 41, minutes: { drive: 82, wait: 8 } });
  });
});

const fewHours = { weekly: [{ days: [1], from: '09:00', to: '12:00' }], exceptions: [] };

function cellsOf(station: Station, days: number): string[] {
  const starts = Array.from({ length: days * 48 }, (_, i) => new Date(Math.floor(+NOW / 1_800_000 + i) * 1_800_000));
  return station.bays.flatMap((bay) => starts.map((start) => cellName(bay, start, station.timeZone)));
}
