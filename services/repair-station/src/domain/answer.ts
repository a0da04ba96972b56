import { type Decision, Refusal } from '@baylink/contracts';
import { type JobAction, jobAccepted, jobDeclined, jobExpired } from '@baylink/contracts/repair-station';
import { about } from './about.js';
import type { Offer } from './attempt.js';
import { type Doing, step } from './step.js';

export type Answer = Extract<JobAction, { type: 'accept' | 'decline' }>;

/** A station answers an offer. Accepting ends with the deadline, whether or not anybody was woken by then. */
export function answer(job: Offer, action: Answer, doing: Doing): Decision<Offer> {
  const { deadline } = job;
  const change = { deadline: null };
  if (action.type === 'accept') {
    const after = step(job, 'accept', doing, { change });
    if (isOver(job, doing.now)) throw new Refusal('too-late', { deadline });
    return { after, events: [jobAccepted.of(about(after))], wakeAt: null };
  }
  const { type: _, ...declined } = action;
  const after = step(job, 'decline', doing, { change: { ...change, declined }, noted: declined });
  return { after, events: [jobDeclined.of({ ...about(after), reason: action.reason })], wakeAt: null };
}

/** Nobody answered. A wake-up may come early, twice or after an answer; only the deadline itself decides. */
export function expire(job: Offer, now: Date): Decision<Offer> {
  if (job.state !== 'offered') return { after: job, events: [], wakeAt: null };
  if (!isOver(job, now)) return { after: job, events: [], wakeAt: new Date(job.deadline!) };
  const after = step(job, 'expire', { by: { actor: 'clock' }, now }, { change: { deadline: null } });
  return { after, events: [jobExpired.of(about(after))], wakeAt: null };
}

export const isOver = ({ deadline }: Pick<Offer, 'deadline'>, now: Date) =>
  deadline !== null && now.getTime() >= Date.parse(deadline);
