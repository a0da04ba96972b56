import type { By, ComplaintAction, ComplaintState, Decision, Happened, Kind, TimelineEntry } from '@baylink/contracts';
import type { KeptComplaint } from './kept.js';
import { isUnderWay, lifeOf } from './life.js';

/** How long each wait of the lifecycle lasts, in milliseconds, under the name that its row gives as `wake`. */
export type Waits = Record<string, number>;

/** What an action does besides moving the state. */
export type Consequence = {
  changes?: Partial<KeptComplaint>;
  /** What its entry in the timeline tells besides who, when and what. */
  told?: Record<string, unknown>;
  event(after: KeptComplaint): Happened;
};

type Taken = { action: ComplaintAction['type']; by: By; at: Date };

/** One step of a complaint: its state by the table, one entry in its timeline, one event, and when to look again. */
export function step(
  before: KeptComplaint,
  { action, by, at }: Taken,
  { changes, told, event }: Consequence,
  waits: Waits,
): Decision<KeptComplaint> {
  const state = lifeOf(before.kind).next(before.state, action, by.actor);
  const time = at.toISOString();
  const moved = { ...before, ...changes, state, due: dueAfter(before, action, at, waits), changedAt: time };
  const settled = isUnderWay(moved.kind, state) ? moved : { ...moved, hold: undefined };
  const happened = event(settled);
  const entry = { at: time, event: entryName(happened), by, state, ...told };
  const after = { ...settled, timeline: [...before.timeline, entry] };
  return { after, events: [happened], wakeAt: toDate(after.due) };
}

/** Nothing happened; it is looked at again when it would have been. */
export const unchanged = (complaint: KeptComplaint): Decision<KeptComplaint> => ({
  after: complaint,
  events: [],
  wakeAt: toDate(complaint.due),
});

/** `complaint.assigned` is `assigned` in a complaint's own timeline. */
export const entryName = ({ type }: Pick<Happened, 'type'>) => type.slice('complaint.'.length);

export const entryOf = (happened: Happened, by: By, at: string, state: ComplaintState): TimelineEntry => ({
  at,
  event: entryName(happened),
  by,
  state,
});

/** The row's `wake` starts a wait; what keeps the state keeps its wait; any other move ends it. */
function dueAfter(before: KeptComplaint, action: string, at: Date, waits: Waits): string | undefined {
  const row = rowOf(before.kind, action);
  if (row.wake) return new Date(at.getTime() + waits[row.wake]!).toISOString();
  return row.to === 'same' ? before.due : undefined;
}

const rowOf = (kind: Kind, action: string) => lifeOf(kind).actions[action]!;
const toDate = (time: string | undefined) => (time === undefined ? null : new Date(time));
