import {
  type By,
  complaintClosed,
  complaintFollowUpAsked,
  complaintRecovering,
  type Decision,
  type FollowUpAnswer,
  LOW_SCORE,
} from '@baylink/contracts';
import { about } from './about.js';
import type { KeptComplaint } from './kept.js';
import { type Consequence, step, unchanged, type Waits } from './step.js';

/** Not solved, or a low score: somebody has to make it right. */
export const isDetractor = ({ solved, score }: Pick<FollowUpAnswer, 'solved' | 'score'>) =>
  !solved || score <= LOW_SCORE;

/**
 * The customer says whether the car is right. The same answer once more changes nothing.
 * @throws Refusal `not-allowed` when nothing was asked, or something else was answered
 */
export function answerByLink(
  complaint: KeptComplaint,
  answer: FollowUpAnswer,
  at: Date,
  waits: Waits,
): Decision<KeptComplaint> {
  if (isSameAnswer(complaint.followUp?.answer, answer)) return unchanged(complaint);
  const by: By = { actor: 'customer' };
  const action = isDetractor(answer) ? 'dissatisfied' : 'satisfied';
  return step(complaint, { action, by, at }, outcomes[action](complaint, answer, by, at), waits);
}

type Outcome = (complaint: KeptComplaint, answer: FollowUpAnswer, by: By, at: Date) => Consequence;

/** Where an answer leads, whoever brings it. */
export const outcomes: Record<'satisfied' | 'dissatisfied', Outcome> = {
  satisfied: (complaint, answer, by, at) => ({
    changes: withAnswer(complaint, answer, by, at),
    told: { ...answer, outcome: 'satisfied' },
    event: (after) => complaintClosed.of({ ...about(after), outcome: 'satisfied', score: answer.score }),
  }),
  dissatisfied: (complaint, answer, by, at) => ({
    changes: withAnswer(complaint, answer, by, at),
    told: answer,
    event: (after) => complaintRecovering.of({ ...about(after), score: answer.score, solved: answer.solved }),
  }),
};

function withAnswer({ followUp, round }: KeptComplaint, answer: FollowUpAnswer, by: By, at: Date) {
  const time = at.toISOString();
  return { followUp: { round, askedAt: time, ...followUp, answer: { ...answer, at: time, by } } };
}

function isSameAnswer(given: FollowUpAnswer | undefined, answer: FollowUpAnswer): boolean {
  return (
    given !== undefined &&
    given.solved === answer.solved &&
    given.score === answer.score &&
    (given.comment ?? '') === (answer.comment ?? '')
  );
}

/** The question whether it is right goes out: by the clock, or earlier by the desk. */
export function asking({ round }: KeptComplaint, time: string): Consequence {
  return {
    changes: { followUp: { round, askedAt: time } },
    told: { reminder: false },
    event: (after) => complaintFollowUpAsked.of({ ...about(after), round, reminder: false }),
  };
}
