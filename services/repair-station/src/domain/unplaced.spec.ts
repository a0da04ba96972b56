import { dispatchUnplaced, Receipt, type Station } from '@baylink/contracts/repair-station';
import { describe, expect, test } from '@jest/globals';
import { networkOf } from '../testing/network.js';
import { aStation, NOW, needs, northKm, testSettings } from '../testing/offer.js';
import { listing } from './listing.js';
import { expand } from './receipt.js';
import { type Asked, askedOf } from './rules.js';
import { nobody, whyNobody } from './unplaced.js';

const fault = needs({ drivable: false });
const asked = (given: Partial<Asked> = {}): Asked => ({
  ...askedOf(fault, { tried: new Set(), reachKm: 100, now: NOW }),
  ...given,
});
const near = (code: string, given: Partial<Station> = {}) =>
  aStation(code, { position: northKm(10), canTow: true, ...given });
const far = near('FAR', { position: northKm(150) });

describe('nobody is suitable', () => {
  test.each<[string, string, Station[], Asked, object]>([
    ['there are no stations', 'no-stations', [], asked(), {}],
    ['all are too far away', 'nobody-within-reach', [far], asked(), { 'within-reach': 1 }],
    ['all are closed', 'nobody-open', [near('A', { state: 'closed' })], asked(), { 'open-for-business': 1 }],
    ['none is authorised', 'nobody-authorised', [near('A', { brands: ['Opel'] }), far], asked(), { authorised: 1 }],
    ['none is able', 'nobody-able', [near('A', { abilities: ['wheels'] }), far], asked(), { able: 1 }],
    [
      'none is certified for high voltage',
      'nobody-certified',
      [near('A')],
      asked({ component: 'traction-battery' }),
      { 'certified-high-voltage': 1 },
    ],
    ['none can tow', 'nobody-can-tow', [near('A', { canTow: false })], asked(), { 'can-tow': 1 }],
    [
      'all had their turn',
      'everybody-declined',
      [near('A'), far],
      asked({ tried: new Set(['A']) }),
      { 'not-tried': 1 },
    ],
    [
      'no bay is free',
      'no-free-bay',
      [near('A', { hours: { weekly: [], exceptions: [] } })],
      asked(),
      { 'free-bay': 1 },
    ],
  ])('because %s: %s', (_what, reason, stations, what, turnedAway) => {
    const why = whyNobody(networkOf(stations), what, testSettings);
    expect(why.reason).toBe(reason);
    expect(why.turnedAway).toMatchObject(turnedAway);
  });

  test('and every station is counted at the first rule that turned it away', () => {
    const stations = [far, near('A', { state: 'closed', canTow: false }), near('B', { canTow: false }), near('C')];
    const why = whyNobody(networkOf(stations), asked({ tried: new Set(['C']) }), testSettings);
    expect(why).toEqual({
      reason: 'everybody-declined',
      turnedAway: { 'within-reach': 1, 'open-for-business': 1, 'can-tow': 1, 'not-tried': 1 },
    });
  });

  test('and the supervisor sees which rule stood against the nearest', () => {
    const stations = [near('A', { abilities: ['wheels'] }), far];
    const network = networkOf(stations);
    const looked = listing(network, asked(), testSettings);
    const trying = { fault, attempt: 2, asked: asked(), looked, settings: testSettings, now: NOW };
    const { after, events, wakeAt } = nobody(trying, whyNobody(network, asked(), testSettings));
    const stationAt = (code: string) => stations.find((station) => station.code === code)!;
    expect(Receipt.parse(expand(after.receipt, stationAt))).toMatchObject({
      ...{ chosen: null, reason: 'nobody-able', turnedAway: { 'within-reach': 1, able: 1 } },
      candidates: [
        { station: { code: 'A' }, suitable: false },
        { station: { code: 'FAR' }, suitable: false },
      ],
    });
    expect(dispatchUnplaced.data.parse(events[0]!.data)).toEqual({
      ...{ complaint: fault.complaint, round: 1, attempt: 2, reason: 'nobody-able', receipt: after.id },
    });
    expect(wakeAt).toBeNull();
  });
});
