import { type ComplaintView, complaintNumber } from '@baylink/contracts';
import type { Dealer } from '@baylink/contracts/dealer';
import { type JobView, type Station, usualHours } from '@baylink/contracts/repair-station';
import type { z } from 'zod';

/** Things that the services of a test answer with. */
export const station: Station = {
  code: 'S001',
  version: 1,
  name: 'East Station',
  position: { type: 'Point', coordinates: [121.5, 31.2] },
  timeZone: 'Asia/Shanghai',
  servicePhone: '021-50000000',
  brands: [],
  models: [],
  abilities: [],
  certifiedHighVoltage: false,
  bays: ['1'],
  hours: usualHours,
  canTow: false,
  partDelays: [],
  externalRefs: [],
  state: 'open',
  flags: [],
};

export const dealer: Dealer = { code: 'D001', version: 1, name: 'East Dealer', brands: [], externalRefs: [] };

const vehicle = { vin: 'LSVAA4182E2123456', brand: 'Deepal' };
const position = { type: 'Point' as const, coordinates: [121.5, 31.2] as [number, number] };
const time = '2026-11-23T09:00:00.000Z';

/** What `POST /complaints` takes. */
export const logged = {
  customer: { name: '李雷', phone: '+86 138 0000 0000' },
  vehicle,
  text: 'The brake pedal goes down to the floor.',
  position,
  channel: 'phone',
};

export const complaint: ComplaintView = {
  number: complaintNumber([1, 2, 3, 4, 5, 6, 7]),
  version: 3,
  kind: 'technical',
  state: 'logged',
  channel: 'phone',
  component: 'brakes',
  severity: 'safety',
  drivable: true,
  text: logged.text,
  position,
  customer: { id: 'c1', name: '李雷' },
  vehicle,
  round: 1,
  loggedAt: time,
  loggedBy: { actor: 'agent' },
  changedAt: time,
  timeline: [],
  actions: ['note'],
};

export const job: z.input<typeof JobView> = {
  id: `${complaint.number}.1.1`,
  version: 1,
  complaint: complaint.number,
  round: 1,
  attempt: 1,
  station: station.code,
  stationName: station.name,
  state: 'offered',
  deadline: time,
  component: 'brakes',
  severity: 'safety',
  drivable: true,
  position,
  vehicle,
  text: logged.text,
  distanceKm: 4,
  driveMinutes: 9,
  slot: { bay: '1', start: time, end: time },
  offeredAt: time,
  changedAt: time,
  timeline: [],
  actions: ['accept', 'decline'],
};
