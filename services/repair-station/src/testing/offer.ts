import type { ComponentCode, desk, Needs, Severity } from '@baylink/contracts';
import { type Job, NewStation, type Station } from '@baylink/contracts/repair-station';
import type { Offer } from '../domain/attempt.js';
import { dayRoads } from '../domain/drive.js';
import type { Doing } from '../domain/step.js';
import { repairStationSettings, routingSettings } from '../settings.js';

/** Monday 23 November 2026, 10:00 in Shanghai: stations with the usual hours are open. */
export const monday = (time: string) => new Date(`2026-11-23T${time}:00Z`);
export const NOW = monday('02:00');

export const wuhan: [number, number] = [114.305, 30.593];

/** A station in Wuhan, open, able for everything. */
export function aStation(code: string, given: Partial<Station> = {}): Station {
  const described = NewStation.parse({
    code,
    name: `Station ${code}`,
    position: { type: 'Point', coordinates: wuhan },
    certifiedHighVoltage: false,
  });
  return { ...described, version: 1, state: 'open', flags: [], ...given };
}

/** As many kilometres north of Wuhan. */
export const northKm = (km: number): Station['position'] => ({
  type: 'Point',
  coordinates: [wuhan[0], wuhan[1] + km / 111.195],
});

export function needs(given: Partial<Needs> = {}): Needs {
  return {
    complaint: 'BL-7K3M-Q2X9',
    round: 1,
    kind: 'technical',
    component: 'brakes' satisfies ComponentCode,
    severity: 'normal' satisfies Severity,
    drivable: true,
    position: { type: 'Point', coordinates: wuhan },
    vehicle: { vin: 'L01AB3CD1RA000001', brand: 'Buick' },
    text: 'It pulls to the left when braking.',
    loggedAt: NOW.toISOString(),
    ...given,
  };
}

/** The settings as they stand without a word. */
export const testSettings = routingSettings(repairStationSettings.parse({}));

/** A job offered at 10:00 until 10:15, from 11:00 to 12:30 in bay 1. */
export function anOffer(given: Partial<Offer> = {}): Offer {
  const { complaint, round, component, severity, drivable, position, vehicle, text } = needs();
  const id = `${complaint}.1.1`;
  return {
    ...{ id, complaint, round, component, severity, drivable, position, vehicle, text },
    version: 1,
    attempt: 1,
    station: 'S001',
    stationName: 'Station S001',
    state: 'offered',
    deadline: monday('02:15').toISOString(),
    distanceKm: 3.2,
    driveMinutes: 12,
    slot: { bay: '1', start: monday('03:00').toISOString(), end: monday('05:30').toISOString() },
    cells: ['1/2026-11-23T03:00', '1/2026-11-23T03:30', '1/2026-11-23T05:00'],
    offeredAt: NOW.toISOString(),
    changedAt: NOW.toISOString(),
    timeline: [],
    receipt: {
      ...{ id, complaint, round, attempt: 1, at: NOW.toISOString(), chosen: 'S001', reason: null },
      asked: { component, severity, drivable, position, tried: [], reachKm: 300 },
      ...{ looked: 0, suitable: 0, rows: '[]', roads: dayRoads, settingsVersion: testSettings.version },
      settings: { ...testSettings, ranking: 'time-fixed', reachKm: 300, offerWindowMs: null, repairMinutes: 90 },
    },
    ...given,
  };
}

export const inState = (state: Job['state'], given: Partial<Offer> = {}) => anOffer({ state, ...given });

/** The station itself, at a time of that Monday (UTC). */
export const byStation = (time = '02:10'): Doing => ({
  by: { actor: 'station', account: 'acc-1', name: 'Zhou Min' },
  now: monday(time),
});
export const byDesk = (actor: (typeof desk)[number] = 'agent'): Doing => ({
  by: { actor, account: 'acc-2', name: 'Lin' },
  now: monday('02:10'),
});
