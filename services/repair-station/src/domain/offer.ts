import type { Decision, Severity } from '@baylink/contracts';
import { type Job, jobOffered } from '@baylink/contracts/repair-station';
import { about } from './about.js';
import { attemptId, type Offer, type Wish } from './attempt.js';
import type { Choice } from './choices.js';
import { toSlot } from './free-run.js';
import { past } from './past.js';
import { receipt, type Trying } from './receipt.js';
import { usualAnswer } from './record.js';
import { answerWithinMinutes, type RoutingSettings } from './settings.js';

/** The station chosen is offered the job, and holds a bay for it from now on. */
export function offer(trying: Trying, choice: Choice, wish?: Wish): Decision<Offer> {
  const { fault, settings, now } = trying;
  const { station } = choice.site;
  const deadline = answerBy(choice, fault.severity, settings, now);
  const byHand = wish?.byHand && { byHand: wish.byHand };
  const together = wish?.together && { together: wish.together };
  const job: Job = { ...offered(trying, byHand), ...chosen(choice), ...byHand, deadline: deadline.toISOString() };
  const { severity, vehicle, distanceKm, driveMinutes } = job;
  const told = {
    ...about(job),
    deadline: deadline.toISOString(),
    severity,
    vehicle,
    distanceKm,
    driveMinutes,
    ...byHand,
  };
  const why = receipt(trying, { chosen: station.code, reason: null, ...byHand, ...together });
  return {
    after: { ...job, cells: choice.slot.cells, receipt: why },
    events: [jobOffered.of(told)],
    wakeAt: deadline,
  };
}

/** What an offer takes over from the complaint. */
function offered({ fault, attempt, now }: Trying, byHand: Pick<Job, 'byHand'> = {}) {
  const { complaint, round, component, severity, drivable, position, vehicle, text } = fault;
  const at = now.toISOString();
  const { by = { actor: 'network' as const }, reason } = byHand.byHand ?? {};
  const line = { at, event: past(jobOffered), by, attempt, ...(reason && { reason }) };
  return {
    id: attemptId({ complaint, round, attempt }),
    version: 1,
    state: 'offered' as const,
    ...{ complaint, round, attempt, component, severity, drivable, position, vehicle, text },
    ...{ offeredAt: at, changedAt: at, timeline: [line] },
  };
}

/** What it takes over from the station. */
const chosen = ({ site: { station }, distanceKm, drive, slot }: Choice) => ({
  station: station.code,
  stationName: station.name,
  distanceKm,
  driveMinutes: drive.minutes,
  slot: toSlot(slot),
});

/** When the offer ends unanswered: at night the minutes begin to count when the station opens. */
function answerBy({ site, counts }: Choice, severity: Severity, settings: RoutingSettings, now: Date): Date {
  const minutes = windowOf(usualAnswer(counts), severity, settings);
  const plain = new Date(now.getTime() + (settings.offerWindowMs ?? minutes * 60_000));
  return settings.offerWindowMs === undefined ? (site.calendar.addMinutes(now, minutes) ?? plain) : plain;
}

/**
 * Who has not answered in twice the time it usually takes will not: the next one is asked sooner. Never longer than
 * the severity allows, and never so short that a telephone cannot be picked up.
 */
function windowOf(usual: number | undefined, severity: Severity, { leastWindowMinutes }: RoutingSettings): number {
  const most = answerWithinMinutes[severity];
  return usual === undefined ? most : Math.min(most, Math.max(leastWindowMinutes, Math.ceil(2 * usual)));
}
