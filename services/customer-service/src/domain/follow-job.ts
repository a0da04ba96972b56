import {
  type By,
  complaintAssigned,
  complaintDispatching,
  complaintResolved,
  complaintStarted,
  complaintUnplaced,
  type Decision,
  followsJob,
} from '@baylink/contracts';
import type { AboutJob } from '@baylink/contracts/repair-station';
import { about } from './about.js';
import type { Heard, KeptComplaint } from './kept.js';
import { lifeOf } from './life.js';
import { type Consequence, step, unchanged, type Waits } from './step.js';

export type Unplaced = { round: number; attempt: number; reason: string; receipt: string };
type Mirror = NonNullable<KeptComplaint['job']>;

const network: By = { actor: 'network' };
/** That nobody is left comes after anything that happened to the job of the same attempt. */
const AFTER_ALL = Number.MAX_SAFE_INTEGER;

/**
 * The complaint goes where its station's job goes. Job events come repeated and in any order: only one that is newer
 * than all that was heard before counts, and what is newest decides alone.
 * @param at when it happened to the job
 */
export function followJob(complaint: KeptComplaint, job: AboutJob, at: Date, waits: Waits): Decision<KeptComplaint> {
  const action = followsJob[job.state];
  if (!action || !isNews(complaint, job, action)) return unchanged(complaint);
  const mirror = mirrorOf(job);
  if (isSameJob(complaint.job, mirror)) return unchanged(complaint);
  const consequence = consequences[action](complaint, mirror);
  const changes = { ...consequence.changes, job: mirror, heard: heardOf(job), unplaced: undefined };
  const told = { job: job.job, station: job.station, stationName: job.stationName, jobState: job.state };
  return step(complaint, { action, by: network, at }, { ...consequence, changes, told }, waits);
}

/** Nobody is left who could take it. */
export function unplace(complaint: KeptComplaint, unplaced: Unplaced, at: Date, waits: Waits): Decision<KeptComplaint> {
  const { reason, receipt } = unplaced;
  const heard = heardOf({ ...unplaced, version: AFTER_ALL });
  if (!isNews(complaint, heard, 'unplace')) return unchanged(complaint);
  // Which offer was lost last depends on the order of hearing; the timeline has those that were heard.
  const changes = { unplaced: { reason, receipt }, handler: undefined, job: undefined, heard };
  const event = (after: KeptComplaint) => complaintUnplaced.of({ ...about(after), reason });
  return step(complaint, { action: 'unplace', by: network, at }, { changes, told: { reason, receipt }, event }, waits);
}

/** Of this round, newer than what was heard, and of a complaint that still waits for its job. */
function isNews(complaint: KeptComplaint, heard: Heard, action: string): boolean {
  const last = complaint.heard ?? { attempt: 0, version: 0 };
  const newer = heard.attempt - last.attempt || heard.version - last.version;
  const follows = lifeOf(complaint.kind).allowed(complaint.state, 'network').includes(action);
  return heard.round === complaint.round && newer > 0 && follows;
}

const consequences: Record<
  'dispatch' | 'assign' | 'start' | 'resolve',
  (complaint: KeptComplaint, job: Mirror) => Consequence
> = {
  dispatch: () => ({
    changes: { handler: undefined },
    event: (after) => complaintDispatching.of(about(after)),
  }),
  assign: (complaint, { id, station }) => ({
    changes: { handler: { station } },
    event: (after) => complaintAssigned.of({ ...about(after), first: !isAssignedFor(complaint, id) }),
  }),
  start: (_, { station }) => ({
    changes: { handler: { station } },
    event: (after) => complaintStarted.of(about(after)),
  }),
  resolve: (_, { station }) => ({
    changes: { handler: { station } },
    event: (after) => complaintResolved.of(about(after)),
  }),
};

const isAssignedFor = ({ state, job }: KeptComplaint, id: string) => state === 'assigned' && job?.id === id;

const mirrorOf = ({ job, version, state, station, attempt, slot }: AboutJob): Mirror => ({
  id: job,
  version,
  state,
  station,
  attempt,
  slot: { start: slot.start, end: slot.end },
});

const heardOf = ({ round, attempt, version }: Heard): Heard => ({ round, attempt, version });

/** All that a reader sees of a job is as before. */
const isSameJob = (before: Mirror | undefined, now: Mirror) =>
  before?.id === now.id &&
  before.state === now.state &&
  before.slot?.start === now.slot?.start &&
  before.slot?.end === now.slot?.end;
