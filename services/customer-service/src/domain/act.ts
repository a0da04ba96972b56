import {
  type ActionOf,
  byReader,
  type ComplaintAction,
  complaintCancelled,
  complaintClosed,
  complaintHeld,
  complaintNoted,
  complaintRedispatched,
  complaintReleased,
  complaintReopened,
  complaintResolved,
  complaintStarted,
  type Decision,
  parse,
  type Reader,
  Refusal,
  type serviceComplaintLife,
  type technicalComplaintLife,
} from '@baylink/contracts';
import { about, needs } from './about.js';
import { asking, isDetractor, outcomes } from './follow-up.js';
import type { KeptComplaint } from './kept.js';
import { lifeOf } from './life.js';
import { present } from './present.js';
import { type Consequence, step, type Waits } from './step.js';

/** What only the clock or the rest of the network does. */
type NotByPeople = 'dispatch' | 'unplace' | 'assign' | 'remind-follow-up' | 'close-unanswered';
type Name = Exclude<ComplaintAction['type'], NotByPeople>;
type Action<N extends Name> = ActionOf<typeof technicalComplaintLife, N> | ActionOf<typeof serviceComplaintLife, N>;
type Consequences = { [N in Name]: (complaint: KeptComplaint, action: Action<N>, by: Reader, at: Date) => Consequence };

/**
 * What somebody at the desk or at a dealer does to a complaint.
 * @param wanted the action's name as `type` and its own fields beside it, as it came over the wire
 * @throws Refusal `not-allowed` with what is allowed instead, `invalid` when its fields are not right
 */
export function act(
  complaint: KeptComplaint,
  wanted: { type: string },
  reader: Reader,
  at: Date,
  waits: Waits,
): Decision<KeptComplaint> {
  const allowed = allowedTo(reader, complaint);
  if (!allowed.includes(wanted.type)) {
    throw new Refusal('not-allowed', { action: wanted.type, state: complaint.state, allowed });
  }
  const action = parse(lifeOf(complaint.kind).action, wanted);
  const consequence = consequences[action.type as Name](complaint, action as never, reader, at);
  return step(complaint, { action: action.type, by: byReader(reader), at }, consequence, waits);
}

/** What this reader may do to it now: by the table, a dealer only to its own, and nothing to release unless it is held. */
export function allowedTo(reader: Reader, complaint: KeptComplaint): string[] {
  if (reader.role === 'dealer' && reader.dealer !== complaint.dealer) return [];
  const allowed = lifeOf(complaint.kind).allowed(complaint.state, reader.role);
  return complaint.hold ? allowed : allowed.filter((name) => name !== 'release');
}

const consequences: Consequences = {
  note: (_, { text }) => ({ told: { text }, event: (after) => complaintNoted.of(about(after)) }),
  hold: (_, { reason, party }, __, at) => ({
    changes: { hold: { reason, party, since: at.toISOString() } },
    told: { reason, party },
    event: (after) => complaintHeld.of({ ...about(after), party }),
  }),
  release: () => ({ changes: { hold: undefined }, event: (after) => complaintReleased.of(about(after)) }),
  cancel: (_, { reason }) => ({
    told: { reason },
    event: (after) => complaintCancelled.of({ ...about(after), round: after.round }),
  }),
  start: () => ({ event: (after) => complaintStarted.of(about(after)) }),
  resolve: (_, action) => ({
    told: 'text' in action ? { text: action.text } : {},
    event: (after) => complaintResolved.of(about(after)),
  }),
  redispatch: (complaint) => ({ changes: nextRound(complaint), event: opened(complaintRedispatched) }),
  reopen: (complaint, { reason }) => ({
    changes: nextRound(complaint),
    told: { reason },
    event: opened(complaintReopened),
  }),
  'ask-follow-up': (complaint, _, __, at) => asking(complaint, at.toISOString()),
  satisfied: (complaint, { type: _, ...answer }, reader, at) => {
    if (isDetractor(answer)) throw Refusal.invalid({ field: 'score', rule: 'low-score' });
    return outcomes.satisfied(complaint, answer, byReader(reader), at);
  },
  dissatisfied: (complaint, { type: _, ...answer }, reader, at) =>
    outcomes.dissatisfied(complaint, answer, byReader(reader), at),
  settle: (complaint, { text }) => ({
    told: { text, outcome: 'settled' },
    event: (after) =>
      complaintClosed.of(present({ ...about(after), outcome: 'settled', score: complaint.followUp?.answer?.score })),
  }),
};

/** A fault goes back to routing as if nobody had had it; a complaint about service stays with who answers for it. */
function nextRound(complaint: KeptComplaint): Partial<KeptComplaint> {
  const round = complaint.round + 1;
  if (complaint.kind === 'service') return { round };
  return { round, job: undefined, handler: undefined, unplaced: undefined, heard: undefined };
}

const opened = (event: typeof complaintReopened | typeof complaintRedispatched) => (after: KeptComplaint) =>
  event.of({ ...about(after), needs: needs(after) });
