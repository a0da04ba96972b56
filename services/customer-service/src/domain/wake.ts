import { complaintClosed, complaintFollowUpAsked, type Decision } from '@baylink/contracts';
import { about } from './about.js';
import { asking } from './follow-up.js';
import type { KeptComplaint } from './kept.js';
import { type Consequence, step, unchanged, type Waits } from './step.js';

/** What the clock does to a complaint that is due: asks, reminds once, and closes what stays unanswered. */
export function wake(complaint: KeptComplaint, at: Date, waits: Waits): Decision<KeptComplaint> {
  // A wake-up may come early or twice; only the due time itself decides.
  if (complaint.due === undefined || at.toISOString() < complaint.due) return unchanged(complaint);
  const next = nextByClock(complaint, at.toISOString());
  if (!next) return unchanged({ ...complaint, due: undefined });
  return step(complaint, { action: next.action, by: { actor: 'clock' }, at }, next, waits);
}

type ByClock = Consequence & { action: 'ask-follow-up' | 'remind-follow-up' | 'close-unanswered' };

function nextByClock(complaint: KeptComplaint, time: string): ByClock | undefined {
  if (complaint.state === 'resolved') return { action: 'ask-follow-up', ...asking(complaint, time) };
  if (complaint.state !== 'following-up') return undefined;
  return complaint.followUp?.remindedAt ? closeUnanswered : remind(complaint, time);
}

function remind({ round, followUp }: KeptComplaint, time: string): ByClock {
  return {
    action: 'remind-follow-up',
    changes: { followUp: { round, askedAt: time, ...followUp, remindedAt: time } },
    told: { reminder: true },
    event: (after) => complaintFollowUpAsked.of({ ...about(after), round, reminder: true }),
  };
}

/** Silence is not satisfaction: closed without a score. */
const closeUnanswered: ByClock = {
  action: 'close-unanswered',
  told: { outcome: 'unanswered' },
  event: (after) => complaintClosed.of({ ...about(after), outcome: 'unanswered' }),
};
