import { Job, jobOffered, Receipt } from '@baylink/contracts/repair-station';
import { describe, expect, test } from '@jest/globals';
import { networkOf } from '../testing/network.js';
import { aStation, monday, NOW, needs, northKm } from '../testing/offer.js';
import { offer } from './offer.js';
import { route } from './route.js';
import { askedOf } from './rules.js';
import type { RoutingSettings } from './settings.js';

const reachKm = { normal: 300, high: 300, safety: 300 };
const network = networkOf([aStation('S001', { position: northKm(5) }), aStation('S002', { position: northKm(20) })]);

function offered(given: Parameters<typeof needs>[0] = {}, now = NOW, settings: Partial<RoutingSettings> = {}) {
  const fault = needs(given);
  const found = route(network, askedOf(fault, { tried: new Set(), reachKm: 300, now }), { best: 3, near: 8 });
  const trying = { fault, attempt: 1, route: found, settings: { reachKm, offerWindowMs: undefined, ...settings }, now };
  return offer(trying, found.choices[0]!);
}

describe('an offer', () => {
  test('is the same document, however often it is made', () => {
    expect(offered().after.id).toBe('BL-7K3M-Q2X9.1.1');
    expect(offered({ round: 2 }).after.id).toBe('BL-7K3M-Q2X9.2.1');
  });

  test('holds a bay for the usual repair, and every cell of it', () => {
    const { after } = offered();
    expect(after.slot).toEqual({ bay: '1', start: monday('02:30').toISOString(), end: monday('04:00').toISOString() });
    expect(after.cells).toEqual(['1/2026-11-23T10:30', '1/2026-11-23T11:00', '1/2026-11-23T11:30']);
  });

  test('is told with its deadline, and looked at again then', () => {
    const { after, events, wakeAt } = offered();
    expect(() => Job.parse(after)).not.toThrow();
    expect(jobOffered.data.parse(events[0]!.data)).toMatchObject({
      ...{ job: after.id, station: 'S001', attempt: 1, version: 1, state: 'offered', distanceKm: 5 },
      deadline: wakeAt!.toISOString(),
    });
  });

  test.each([
    ['safety', '02:05'],
    ['high', '02:10'],
    ['normal', '02:15'],
  ] as const)('of severity %s waits until %s', (severity, time) => {
    expect(offered({ severity }).wakeAt).toEqual(monday(time));
  });

  test('made at night waits from opening on, and one made before lunch waits after it', () => {
    expect(offered({}, monday('19:00')).wakeAt).toEqual(new Date('2026-11-24T00:45:00Z'));
    expect(offered({}, monday('03:55')).wakeAt).toEqual(monday('05:10'));
  });

  test('waits as long as it is told, in plain time, when a window is set', () => {
    expect(offered({}, monday('19:00'), { offerWindowMs: 2000 }).wakeAt).toEqual(new Date('2026-11-23T19:00:02Z'));
  });

  test('carries why this station was chosen', () => {
    const { receipt } = offered().after;
    expect(() => Receipt.parse(receipt)).not.toThrow();
    expect(receipt).toMatchObject({
      ...{ id: 'BL-7K3M-Q2X9.1.1', chosen: 'S001', reason: null },
      candidates: [{ station: { code: 'S001' } }, { station: { code: 'S002' } }],
      settings: { ranking: 'nearest-open', reachKm: 300, repairMinutes: 90 },
    });
  });
});
