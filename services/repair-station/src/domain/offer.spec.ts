import { Job, jobOffered, Receipt } from '@baylink/contracts/repair-station';
import { describe, expect, test } from '@jest/globals';
import { networkOf } from '../testing/network.js';
import { aStation, monday, NOW, needs, northKm, testSettings } from '../testing/offer.js';
import { choices } from './choices.js';
import { listing } from './listing.js';
import { offer } from './offer.js';
import { expand } from './receipt.js';
import { noRecord, type Records } from './record.js';
import { askedOf } from './rules.js';
import type { RoutingSettings } from './settings.js';

const stations = [aStation('S001', { position: northKm(5) }), aStation('S002', { position: northKm(20) })];
const stationAt = (code: string) => stations.find((station) => station.code === code)!;

function offered(
  given: Parameters<typeof needs>[0] = {},
  now = NOW,
  settings: Partial<RoutingSettings> = {},
  records?: Records,
) {
  const network = networkOf(stations, records);
  const fault = needs(given);
  const asked = askedOf(fault, { tried: new Set(), reachKm: 300, now });
  const all = { ...testSettings, ...settings };
  const trying = { fault, attempt: 1, asked, looked: listing(network, asked, all), settings: all, now };
  return offer(trying, choices(network, asked, all, 1)[0]!);
}
/** Each station answered so often, taking so many minutes each time. */
const answering = (answers: number, minutes: number): Records => ({
  of: () => ({ ...noRecord, offers: answers, answers, answerMinutes: answers * minutes }),
  fastest: () => Number.POSITIVE_INFINITY,
});

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

  test.each([
    ['answers in two minutes as a rule', 12, 2, '02:04'],
    ['answers in one minute: not below three', 12, 1, '02:03'],
    ['takes its time: not above what the severity allows', 12, 40, '02:15'],
    ['has answered four times only', 4, 2, '02:15'],
  ])('to a station that %s', (_what, answers, minutes, time) => {
    expect(offered({}, NOW, {}, answering(answers, minutes)).wakeAt).toEqual(monday(time));
  });

  test('carries why this station was chosen', () => {
    const { receipt } = offered().after;
    const told = expand(receipt, stationAt);
    expect(() => Receipt.parse(told)).not.toThrow();
    expect(told).toMatchObject({
      ...{ id: 'BL-7K3M-Q2X9.1.1', chosen: 'S001', reason: null, looked: 2, suitable: 2 },
      asked: { component: 'brakes', brand: 'Buick', tried: [], reachKm: 300 },
      candidates: [{ station: { code: 'S001' } }, { station: { code: 'S002' } }],
      settings: { ranking: 'time-fixed', reachKm: 300, repairMinutes: 90, tieDriveMinutes: 15 },
      settingsVersion: testSettings.version,
    });
  });
});
