import { randomUUID } from 'node:crypto';
import { Refused } from '../failures.js';
import type { Heard, Live } from '../live.js';
import type { Product } from '../product.js';
import type { Cast } from './cast.js';
import type { DemoComplaint } from './complaints.js';
import { complaintLine, isTaken, type Job, jobLine } from './lines.js';
import type { ComplaintStep } from './stories.js';

type Complaint = {
  version: number;
  state: string;
  actions: string[];
  handler?: { dealer?: string };
  job?: Job;
  hold?: object;
};
/** A complaint as it was logged; `isNew` when that was just now. */
export type Logged = { number: string; isNew: boolean };

const PATIENCE_MS = 10_000;
const TRIES = 5;

/** Lets the complaints of the demo go as far as their stories say, each step by whoever would take it. */
export class Play {
  constructor(
    private readonly desk: Product,
    private readonly cast: Cast,
    private readonly live: Live,
  ) {}

  /** Takes the steps that were not taken yet. What somebody else has moved on meanwhile stays as it is. */
  async tell(told: DemoComplaint, logged: Logged): Promise<void> {
    try {
      if (told.story.job.length > 0) await this.repair(told, logged);
      for (const step of told.story.complaint) {
        const isMoved = await this.move(told, logged, step);
        // Asked by the clock, then or later: the answer is the visitor's to give.
        if (!isMoved && step === 'ask-follow-up') return;
      }
    } catch (failure) {
      const isMovedOn = failure instanceof Refused && failure.is('not-allowed', 'stale', 'not-found', 'too-late');
      if (!isMovedOn) throw failure;
    }
  }

  private async repair(told: DemoComplaint, logged: Logged): Promise<void> {
    let job = await this.jobOf(logged);
    for (const step of told.story.job) {
      if (!job || isTaken(step, job)) continue;
      const station = await this.cast.station(job.station);
      const path = `/jobs/${job.id}`;
      job = (await station.act<Job>(path, step, jobLine(step, told, job), job.version, randomUUID())).body;
      if (step === 'finish') await this.hears(logged, ({ type }) => type === 'complaint.resolved');
    }
  }

  /** The job of a complaint, as soon as there is one; nothing when nobody could take it. */
  private async jobOf({ number, isNew }: Logged): Promise<Job | undefined> {
    const standing = isNew ? undefined : await this.complaint(this.desk, number);
    if (standing?.job || (standing && standing.state !== 'logged')) return standing.job;
    const placed = await this.hears({ number }, ({ type }) => type === 'job.offered' || type === 'dispatch.unplaced');
    return placed?.type === 'job.offered' ? toJob(placed) : undefined;
  }

  /** Takes a step on the complaint itself, if it can be taken now; whether it was. */
  private async move(told: DemoComplaint, { number }: Logged, step: ComplaintStep): Promise<boolean> {
    for (let tries = 1; ; tries++) {
      const { who, complaint } = await this.inHand(number, step);
      if (!complaint.actions.includes(step) || (step === 'hold' && complaint.hold)) return false;
      try {
        await who.act(`/complaints/${number}`, step, complaintLine(step, told), complaint.version, randomUUID());
        return true;
      } catch (failure) {
        // News from the station came in between.
        if (tries === TRIES || !(failure instanceof Refused) || !failure.is('stale')) throw failure;
      }
    }
  }

  /** Who takes a step: the dealer that has the complaint in hand what is the dealer's to do, the desk all else. */
  private async inHand(number: string, step: ComplaintStep): Promise<{ who: Product; complaint: Complaint }> {
    const complaint = await this.complaint(this.desk, number);
    const dealer = complaint.handler?.dealer;
    if (!dealer || (step !== 'start' && step !== 'resolve')) return { who: this.desk, complaint };
    return { who: await this.cast.dealer(dealer), complaint };
  }

  private async complaint(who: Product, number: string): Promise<Complaint> {
    return (await who.get<Complaint>(`/complaints/${number}`)).body;
  }

  private hears({ number }: { number: string }, fits: (heard: Heard) => boolean): Promise<Heard | undefined> {
    return this.live.about(number, fits, PATIENCE_MS);
  }
}

function toJob({ data }: Heard): Job {
  const { job, version, state, attempt, station, slot } = data;
  return { id: job, version, state, attempt, station, slot } as Job;
}
