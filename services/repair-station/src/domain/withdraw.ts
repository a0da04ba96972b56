import { type Decision, Refusal } from '@baylink/contracts';
import { dispatchWithdrawn, jobWithdrawn } from '@baylink/contracts/repair-station';
import { about } from './about.js';
import {
  type Attempt,
  type AttemptKey,
  attemptId,
  type CalledOff,
  type HandOver,
  isActive,
  isLost,
  isOffer,
  type Offer,
} from './attempt.js';
import { step } from './step.js';

/** What a cancelled complaint asks for: the active job to end, a place to be blocked, or nothing any more. */
export type Cancelling = { withdraw: string } | { block: AttemptKey } | null;

/**
 * Decides by what was tried. Of this round only a lost offer, nobody (whom a person may place), or none yet, may still
 * be followed by another one: its place is taken, so that a try which is under way or comes late finds it taken.
 */
export function cancelling(complaint: string, round: number, tried: readonly Attempt[]): Cancelling {
  const active = tried.find((attempt) => isOffer(attempt) && isActive(attempt));
  if (active) return { withdraw: active.id };
  const inRound = tried.filter((attempt) => attempt.round === round);
  const last = inRound.reduce<Attempt | null>((a, b) => (a && a.attempt > b.attempt ? a : b), null);
  if (last && !isLost(last) && last.state !== 'unplaced') return null;
  return { block: { complaint, round, attempt: (last?.attempt ?? 0) + 1 } };
}

/** The customer called it off: the job ends where it stands and its bay is free again. */
export function withdraw(job: Offer, now: Date): Decision<Offer> {
  if (!isActive(job)) return { after: job, events: [], wakeAt: null };
  const after = step(job, 'withdraw', { by: { actor: 'network' }, now }, { change: { deadline: null } });
  return { after, events: [jobWithdrawn.of(about(after))], wakeAt: null };
}

/**
 * A person chose another station: the offer ends, and whoever hears of it makes the next one there.
 * @throws Refusal `not-allowed` when the station has answered
 */
export function handOver(job: Offer, hand: HandOver, now: Date): Decision<Offer> {
  if (job.state !== 'offered') throw new Refusal('not-allowed', { state: job.state });
  const change = { deadline: null, handOver: hand };
  const noted = { station: hand.station, reason: hand.reason };
  const after = step(job, 'withdraw', { by: { actor: 'network' }, now }, { change, noted });
  return { after, events: [jobWithdrawn.of({ ...about(after), handOver: hand })], wakeAt: null };
}

/** An offer of an earlier round, of which nobody needs an answer any more; one that was answered stays. */
export const supersede = (job: Offer, now: Date): Decision<Offer> =>
  job.state === 'offered' ? withdraw(job, now) : { after: job, events: [], wakeAt: null };

/** Takes the place of an offer that must not be made any more. */
export function callOff(key: AttemptKey, now: Date): Decision<CalledOff> {
  const after = { id: attemptId(key), version: 1, ...key, state: 'called-off', changedAt: now.toISOString() } as const;
  return { after, events: [dispatchWithdrawn.of(key)], wakeAt: null };
}
