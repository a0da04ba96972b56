import type { By } from '@baylink/contracts';
import { type JobAction, jobEvents, jobLife } from '@baylink/contracts/repair-station';
import type { Offer } from './attempt.js';
import { past } from './past.js';

/** Who acts, and when. */
export type Doing = { by: By; now: Date };

/**
 * The job one step on, with what the step changes and the line it adds to the timeline.
 * @throws Refusal `not-allowed`, with what is allowed instead
 */
export function step(
  job: Offer,
  action: JobAction['type'],
  { by, now }: Doing,
  { change = {}, noted = {} }: { change?: Partial<Offer>; noted?: object } = {},
): Offer {
  const state = jobLife.next(job.state, action, by.actor);
  const at = now.toISOString();
  const line = { at, event: past(jobEvents[action]), by, ...noted };
  return { ...job, ...change, state, version: job.version + 1, changedAt: at, timeline: [...job.timeline, line] };
}
