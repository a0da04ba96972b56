import { type Decision, Refusal } from '@baylink/contracts';
import { activeJobStates, JobState } from '@baylink/contracts/repair-station';
import { type Aggregate, Aggregates, duplicateKey, lastWord } from '@baylink/kit';
import { Injectable } from '@nestjs/common';
import { type Attempt, type Fault, isOffer, type Nobody, type Offer } from './domain/attempt.js';
import { Bays, type Holding } from './domain/bays.js';
import type { KeptReceipt } from './domain/kept-receipt.js';
import { jobIndexes, jobSchema } from './job.schema.js';
import type { Memory } from './watch-writes.js';

const active = { state: { $in: [...activeJobStates] } };
const bookkeeping = { _id: 0, wakeAt: 0, outbox: 0, requests: 0 };

/** The only writer of jobs, and of what else a try came to: nobody, or called off. */
@Injectable()
export class JobStore implements Memory {
  readonly attempts: Aggregate<Attempt>;
  /** Which bay cells are taken, in memory; the unique index has the last word. */
  readonly bays = new Bays();

  constructor(aggregates: Aggregates) {
    this.attempts = aggregates.of<Attempt>({ noun: 'job', collection: 'jobs', id: ({ id }) => id, schema: jobSchema });
  }

  async insert(decision: Decision<Attempt>): Promise<void> {
    const stored = await this.attempts.insert(decision);
    if ('cells' in stored) this.bays.see(stored);
  }

  /** One decision on a job; `station` is all that the reader may see. Tries that came to no offer are not found. */
  async change(
    id: string,
    decide: (job: Offer) => Decision<Offer>,
    { station, version }: { station?: string; version?: number } = {},
  ): Promise<Offer> {
    const job = (await this.attempts.change(id, decide as never, { where: offersOf(station), version })) as Offer;
    this.bays.see(job);
    return job;
  }

  get(id: string, station?: string): Promise<Offer> {
    return this.attempts.get(id, offersOf(station)) as Promise<Offer>;
  }

  /** Whether there is such a try. One that was made this very moment is there for good when this resolves. */
  async has(id: string): Promise<boolean> {
    return (await this.attempts.model.collection.findOne({ _id: id } as never, lastWord)) !== null;
  }

  /** Every try to place a complaint, without the receipts. */
  of(complaint: string): Promise<Attempt[]> {
    return this.find<Attempt>({ complaint }, { ...bookkeeping, receipt: 0 });
  }

  /** Who waits for a station: the last try came to nobody, and none was made or called off since. Longest first. */
  async waiting(): Promise<{ fault: Fault; attempt: number; tried: ReadonlySet<string> }[]> {
    const unplaced = await this.find<Nobody>({ state: 'unplaced' }, { ...bookkeeping, receipt: 0 });
    const tries = await this.find<Attempt>(
      { complaint: { $in: unplaced.map(({ complaint }) => complaint) } },
      { _id: 0, complaint: 1, round: 1, attempt: 1, station: 1, state: 1 },
    );
    const triesOf = new Map<string, Attempt[]>();
    for (const one of tries) triesOf.set(one.complaint, [...(triesOf.get(one.complaint) ?? []), one]);
    return unplaced
      .filter(({ complaint, round, attempt }) => {
        const last = triesOf.get(complaint)?.at(-1);
        return last?.round === round && last.attempt === attempt;
      })
      .sort((a, b) => (a.changedAt < b.changedAt ? -1 : 1))
      .map(({ complaint, round, attempt, fault }) => {
        const inRound = triesOf.get(complaint)!.filter((one) => one.round === round);
        return { fault, attempt: attempt + 1, tried: new Set(inRound.filter(isOffer).map(({ station }) => station)) };
      });
  }

  /** Every receipt of a complaint, in the order of the tries. */
  async receipts(complaint: string): Promise<KeptReceipt[]> {
    const filter = { complaint, receipt: { $exists: true } };
    const found = await this.find<{ receipt: KeptReceipt }>(filter, { _id: 0, receipt: 1 });
    return found.map(({ receipt }) => receipt);
  }

  async receipt(id: string): Promise<KeptReceipt | undefined> {
    const [found] = await this.find<{ receipt?: KeptReceipt }>({ _id: id }, { _id: 0, receipt: 1 });
    return found?.receipt;
  }

  /** How many jobs are in each state. */
  async count(): Promise<Record<string, number>> {
    const count = async (state: string) =>
      [state, await this.attempts.model.collection.countDocuments({ state } as never)] as const;
    return Object.fromEntries(await Promise.all(JobState.options.map(count)));
  }

  /** Whether this version of a job, or a later one, is in memory. */
  knows(id: string, version: number): boolean {
    return this.bays.knows(id, version);
  }

  /** Reads into memory what these jobs hold, or all that do or were thought to. */
  async recall(ids?: readonly string[]): Promise<void> {
    const named = { _id: { $in: ids ?? this.bays.holders() } };
    await this.recallThose(ids ? named : { $or: [named, active] });
  }

  /** Reads into memory what the jobs of one station hold: somebody took a cell that was thought to be free. */
  async recallStation(station: string): Promise<void> {
    await this.recallThose({ station, ...active });
  }

  private async recallThose(filter: object): Promise<void> {
    const fields = { _id: 0, id: 1, version: 1, station: 1, state: 1, cells: 1 };
    const found = await this.find<Holding>({ $and: [filter, offersOf()] }, fields);
    for (const holding of found) this.bays.see(holding);
  }

  private find<T>(filter: object, projection: object): Promise<T[]> {
    const found = this.attempts.model.collection.find(filter as never, { projection });
    return found.sort({ complaint: 1, round: 1, attempt: 1 }).toArray() as Promise<T[]>;
  }
}

/** Only offers have a station. */
export const offersOf = (station?: string) => ({ station: station ?? { $exists: true } });

/** The unique index that stood against a write, if one did. */
export function standsAgainst(error: unknown): string | undefined {
  if (Refusal.is(error)) return error.code === 'already-exists' ? String(error.detail.index) : undefined;
  return duplicateKey(error)?.index;
}
/** Somebody else has the place of this try already. */
export const isTaken = (error: unknown) => standsAgainst(error) === '_id_';
/** Somebody else took one of the bay cells first. */
export const cellsAreTaken = (error: unknown) => standsAgainst(error) === jobIndexes.bayCells;
/** The complaint has an active job already. */
export const hasActiveJob = (error: unknown) => standsAgainst(error) === jobIndexes.oneActiveJob;
