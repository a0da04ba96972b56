import type { ComplaintState, Kind, Reader, Role } from '@baylink/contracts';
import type { AboutJob, JobState } from '@baylink/contracts/repair-station';
import type { KeptComplaint } from '../domain/kept.js';
import type { Waits } from '../domain/step.js';

/** Data that specs share: one complaint of each kind, readers, waits and what a station tells of its job. */

const HOUR = 3_600_000;
export const waits: Waits = {
  FOLLOW_UP_AFTER: 48 * HOUR,
  FOLLOW_UP_REMIND_AFTER: 24 * HOUR,
  FOLLOW_UP_CLOSE_AFTER: 120 * HOUR,
};

export const at = (time: string) => new Date(`2026-11-23T${time}:00.000Z`);

export const reader = (role: Role): Reader => ({
  role,
  account: role,
  name: role,
  ...(role === 'dealer' && { dealer: 'D001' }),
  ...(role === 'station' && { station: 'S001' }),
});

export const vehicle = { vin: 'LSGBL5334HF000018', brand: 'Buick', model: 'Regal' };

/** A complaint that is in this state without having come to it. */
export function complaintIn(state: ComplaintState, more: Partial<KeptComplaint> = {}): KeptComplaint {
  const kind: Kind = more.kind ?? 'technical';
  const loggedAt = at('09:00').toISOString();
  return {
    number: 'BL-7K3M-Q2X9',
    version: 3,
    kind,
    state,
    channel: 'phone',
    component: kind === 'technical' ? 'brakes' : 'service-attitude',
    severity: 'normal',
    drivable: true,
    text: 'The brakes squeal.',
    position: { type: 'Point', coordinates: [121.47, 31.23] },
    customer: { id: 'c1', name: 'Li Na' },
    vehicle,
    dealer: 'D001',
    round: 1,
    loggedAt,
    loggedBy: { actor: 'agent', account: 'agent' },
    changedAt: loggedAt,
    timeline: [{ at: loggedAt, event: 'logged', by: { actor: 'agent' }, state: 'logged' }],
    token: 'token-of-sixteen-signs',
    ...more,
  };
}

/** What a station's job says of itself. */
export const jobOf = (attempt: number, version: number, state: JobState, more: Partial<AboutJob> = {}): AboutJob => ({
  job: `BL-7K3M-Q2X9.${more.round ?? 1}.${attempt}`,
  complaint: 'BL-7K3M-Q2X9',
  station: `S00${attempt}`,
  stationName: `Station ${attempt}`,
  round: 1,
  attempt,
  version,
  state,
  component: 'brakes',
  slot: { start: at('13:00').toISOString(), end: at('15:00').toISOString() },
  ...more,
});
