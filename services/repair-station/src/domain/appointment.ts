import { type Decision, Refusal } from '@baylink/contracts';
import { type JobAction, jobBooked } from '@baylink/contracts/repair-station';
import { about } from './about.js';
import type { Offer } from './attempt.js';
import { freeRun, type Taken, toSlot } from './free-run.js';
import type { Site } from './site.js';
import { type Doing, step } from './step.js';

/** Where the appointment is, and which of its cells are taken, this job's own among them. */
export type Room = { site: Site; taken: Taken; usualMinutes: number };
type Book = Extract<JobAction, { type: 'book' }>;

/**
 * The customer comes at another time: the job lets go of its cells and holds others, in one write.
 * @throws Refusal `invalid` on `at`: `in-the-past`, `outside-hours`, or `slot-not-free` with the next free time
 */
export function book(
  job: Offer,
  { at }: Book,
  doing: Doing,
  { site, taken, usualMinutes: minutes }: Room,
): Decision<Offer> {
  const start = new Date(at);
  if (start < doing.now) throw refused('in-the-past');
  if (!site.calendar.isOpen(start)) throw refused('outside-hours');
  const own = new Set(job.cells);
  const run = freeRun(site, minutes, start, { has: (cell) => taken.has(cell) && !own.has(cell) });
  if (run?.start.getTime() !== start.getTime())
    throw refused('slot-not-free', run && { next: run.start.toISOString() });
  const slot = toSlot(run);
  const after = step(job, 'book', doing, { change: { slot, cells: run.cells }, noted: { slot } });
  return { after, events: [jobBooked.of(about(after))], wakeAt: null };
}

const refused = (rule: string, more: object | null = null) => Refusal.invalid({ field: 'at', rule, ...more });
