import type { Station } from '@baylink/contracts/repair-station';
import { cellName } from '@baylink/worktime';
import { describe, expect, test } from '@jest/globals';
import { networkOf } from '../testing/network.js';
import { aStation, monday, NOW, needs, northKm, testSettings } from '../testing/offer.js';
import { toCandidate } from './candidate.js';
import { choices, type Network } from './choices.js';
import { listing } from './listing.js';
import { type Counts, noRecord, type Records } from './record.js';
import { type Asked, askedOf } from './rules.js';

const askedFor = (given: Partial<Asked> = {}): Asked => ({
  ...askedOf(needs(), { tried: new Set(), reachKm: 300, now: NOW }),
  ...given,
});
const order = (network: Network, asked = askedFor(), best = 3) =>
  choices(network, asked, testSettings, best).map(({ site }) => site.station.code);
const candidates = (network: Network, asked = askedFor()) =>
  listing(network, asked, testSettings).map((looked) => toCandidate(looked, asked, testSettings.weights));
const records = (given: Record<string, Partial<Counts>>): Records => ({
  of: (code) => ({ ...noRecord, ...given[code] }),
  fastest: () => Number.POSITIVE_INFINITY,
});

const early = { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '18:00' }], exceptions: [] };
const at3 = { now: new Date('2026-11-23T19:00:00Z') };

describe('routing', () => {
  test('takes the station that has the car fixed first, though another one is nearer', () => {
    const near = aStation('NEAR', { position: northKm(2), bays: ['1'] });
    const network = networkOf([near, aStation('NEXT', { position: northKm(9) })]);
    network.bays.claim('NEAR', cellsOf(near, 1));
    expect(order(network)).toEqual(['NEXT', 'NEAR']);
  });

  test('takes the nearest of those that suit and are equally soon', () => {
    const near = aStation('NEAR', { position: northKm(2), abilities: ['wheels'] });
    const next = aStation('NEXT', { position: northKm(9) });
    const far = aStation('FAR', { position: northKm(30) });
    expect(order(networkOf([far, near, next]))).toEqual(['NEXT', 'FAR']);
  });

  test('takes, when all are closed, the one that opens soonest, and the nearest of those', () => {
    const near = aStation('NEAR', { position: northKm(2) });
    const early1 = aStation('EARLY1', { position: northKm(60), hours: early });
    const early2 = aStation('EARLY2', { position: northKm(20), hours: early });
    expect(order(networkOf([near, early1, early2]), askedFor(at3))).toEqual(['EARLY2', 'EARLY1', 'NEAR']);
  });

  test('at night sends nobody far away for fairness: only among neighbours does the fair share decide', () => {
    const stations = [2, 3, 60].map((km) => aStation(`KM${km}`, { position: northKm(km) }));
    const busy = records({ KM2: { taken: 9 }, KM3: { taken: 4 } });
    expect(order(networkOf(stations, busy), askedFor(at3))).toEqual(['KM3', 'KM2', 'KM60']);
  });

  test('waits for a part where it is missing, or goes where it is in stock', () => {
    const until = monday('08:00').toISOString();
    const near = aStation('NEAR', { position: northKm(2), partDelays: [{ component: 'brakes', until }] });
    const far = aStation('FAR', { position: northKm(30) });
    const [first, second] = candidates(networkOf([near, far]));
    expect(first!.station.code).toBe('FAR');
    expect(second).toMatchObject({ partUntil: until, minutes: { drive: 8, parts: 352, wait: 0, repair: 90 } });
  });

  test('counts what a station has against it, and shows on what that rests', () => {
    const near = aStation('NEAR', { position: northKm(2) });
    const far = aStation('FAR', { position: northKm(9) });
    const network = networkOf([near, far], records({ NEAR: { offers: 30, lost: 20, repairs: 10, repeats: 2 } }));
    const [first, second] = candidates(network);
    expect([first!.station.code, second!.station.code]).toEqual(['FAR', 'NEAR']);
    expect(second).toMatchObject({
      minutes: { record: 34 },
      recordTerms: [
        { term: 'lost-offers', cases: 20, of: 30, minutes: 10 },
        { term: 'slow-answers', cases: 0, minutes: 0 },
        { term: 'repeat-repairs', cases: 2, of: 10, minutes: 24 },
        { term: 'detractors', minutes: 0 },
      ],
    });
    expect(second!.rankMinutes).toBe(second!.total! + 34);
  });

  test('passes over a station whose bays are taken for the next two weeks', () => {
    const near = aStation('NEAR', { position: northKm(2), bays: ['1'], hours: fewHours });
    const network = networkOf([near, aStation('NEXT', { position: northKm(9) })]);
    network.bays.claim('NEAR', cellsOf(near, 15));
    expect(order(network)).toEqual(['NEXT']);
  });

  test('books no bay that nobody can man', () => {
    const one = aStation('A', { bays: ['1', '2', '3'], technicians: 1 });
    const network = networkOf([one]);
    network.bays.claim('A', cellsOf({ ...one, bays: ['1'] }, 1));
    const [choice] = choices(network, askedFor(), testSettings, 1);
    expect(choice!.slot).toMatchObject({ bay: '1', start: new Date('2026-11-24T02:00:00Z') });
  });

  test('does not send a car that cannot move to who cannot fetch it, nor anybody where he was refused', () => {
    const stations = [aStation('A'), aStation('B', { canTow: true }), aStation('C', { canTow: true })];
    expect(order(networkOf(stations), askedFor({ drivable: false, tried: new Set(['B']) }))).toEqual(['C']);
  });

  test('shows everybody within reach, with the rules that stood against them and what they could have done', () => {
    const near = aStation('NEAR', { position: northKm(2), state: 'closed' });
    const stations = [
      near,
      ...[20, 40, 60, 80, 100, 120, 140, 160].map((km) => aStation(`K${km}`, { position: northKm(km) })),
    ];
    const shown = candidates(networkOf([...stations, aStation('OUT', { position: northKm(301) })]));
    expect(shown.map(({ station }) => station.code).at(-1)).toBe('NEAR');
    expect(shown).toHaveLength(9);
    expect(
      shown
        .at(-1)!
        .rules.filter(({ ok }) => !ok)
        .map(({ rule }) => rule),
    ).toEqual(['open-for-business']);
    expect(shown.at(-1)!.fixedAt).toBe(monday('04:00').toISOString());
  });

  test('tells in minutes when the car would be right, and they add up to that time', () => {
    const [candidate] = candidates(networkOf([aStation('A', { position: northKm(20) })]));
    const { drive, wait, repair, parts, record } = candidate!.minutes!;
    expect(candidate!.total).toBe(drive + wait + repair + parts);
    expect(candidate!.rankMinutes).toBe(candidate!.total! + record);
    expect(new Date(+NOW + candidate!.total! * 60_000).toISOString()).toBe(candidate!.fixedAt);
    // 10:00 and 41 minutes on the road; from 11:00 to lunch at 12:00, and the last half hour from 13:00.
    expect(candidate).toMatchObject({
      driveMinutes: 41,
      drive: { minutes: 41, source: 'estimate' },
      minutes: { drive: 41, wait: 19, repair: 150 },
      slot: { bay: '1', start: monday('03:00').toISOString(), end: monday('05:30').toISOString() },
    });
  });

  test('waits for the tow truck to come and go back', () => {
    const network = networkOf([aStation('A', { position: northKm(20), canTow: true })]);
    const [candidate] = candidates(network, askedFor({ drivable: false }));
    expect(candidate).toMatchObject({ tow: true, driveMinutes: 41, minutes: { drive: 82, wait: 8 } });
  });
});

const fewHours = { weekly: [{ days: [1], from: '09:00', to: '12:00' }], exceptions: [] };

function cellsOf(station: Station, days: number): string[] {
  const starts = Array.from({ length: days * 48 }, (_, i) => new Date(Math.floor(+NOW / 1_800_000 + i) * 1_800_000));
  return station.bays.flatMap((bay) => starts.map((start) => cellName(bay, start, station.timeZone)));
}
