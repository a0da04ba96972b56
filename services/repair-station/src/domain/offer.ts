import type { Decision, Severity } from '@baylink/contracts';
import { type Job, jobOffered } from '@baylink/contracts/repair-station';
import type { Calendar } from '@baylink/worktime';
import { about } from './about.js';
import { attemptId, type Offer } from './attempt.js';
import { driveOf } from './drive.js';
import { toSlot } from './free-run.js';
import { receipt, type Trying } from './receipt.js';
import type { Choice } from './route.js';
import { rounded } from './rules.js';
import { answerWithinMinutes, type RoutingSettings } from './settings.js';

/** The station chosen is offered the job, and holds a bay for it from now on. */
export function offer(trying: Trying, choice: Choice): Decision<Offer> {
  const { fault, settings, now } = trying;
  const { station, calendar } = choice.site;
  const deadline = answerBy(calendar, fault.severity, settings, now);
  const job: Job = { ...offered(trying), ...chosen(choice), deadline: deadline.toISOString() };
  const { severity, vehicle, distanceKm, driveMinutes } = job;
  const told = { ...about(job), deadline: deadline.toISOString(), severity, vehicle, distanceKm, driveMinutes };
  const why = receipt(trying, { chosen: station.code, reason: null });
  return {
    after: { ...job, cells: choice.slot.cells, receipt: why },
    events: [jobOffered.of(told)],
    wakeAt: deadline,
  };
}

/** What an offer takes over from the complaint. */
function offered({ fault, attempt, now }: Trying) {
  const { complaint, round, component, severity, drivable, position, vehicle, text } = fault;
  const at = now.toISOString();
  const line = { at, event: jobOffered.type, by: { actor: 'network' }, attempt };
  return {
    id: attemptId({ complaint, round, attempt }),
    version: 1,
    state: 'offered' as const,
    ...{ complaint, round, attempt, component, severity, drivable, position, vehicle, text },
    ...{ offeredAt: at, changedAt: at, timeline: [line] },
  };
}

/** What it takes over from the station. */
const chosen = ({ site: { station }, distanceKm, slot }: Choice) => ({
  station: station.code,
  stationName: station.name,
  distanceKm: rounded(distanceKm),
  driveMinutes: driveOf(distanceKm),
  slot: toSlot(slot),
});

/** When the offer ends unanswered: at night the minutes begin to count when the station opens. */
function answerBy(calendar: Calendar, severity: Severity, { offerWindowMs }: RoutingSettings, now: Date): Date {
  const minutes = answerWithinMinutes[severity];
  const plain = new Date(now.getTime() + (offerWindowMs ?? minutes * 60_000));
  return offerWindowMs === undefined ? (calendar.addMinutes(now, minutes) ?? plain) : plain;
}
