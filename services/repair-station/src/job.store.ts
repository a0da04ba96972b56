import { type Decision, Refusal } from '@baylink/contracts';
import { activeJobStates, JobState } from '@baylink/contracts/repair-station';
import { type Aggregate, Aggregates, duplicateKey, lastWord, Random } from '@baylink/kit';
import { Injectable } from '@nestjs/common';
import { type Attempt, type Fault, isOffer, type Nobody, type Offer } from './domain/attempt.js';
import { Bays, type Holding } from './domain/bays.js';
import type { KeptReceipt } from './domain/kept-receipt.js';
import { linked } from './domain/offer-link.js';
import { jobIndexes, jobSchema } from './job.schema.js';
import type { Memory } from './watch-writes.js';

const active = { state: { $in: [...activeJobStates] } };
/** Tokens of links remembered from the offer until its message is written, a moment later. */
const REMEMBERED = 1000;
const bookkeeping = { _id: 0, wakeAt: 0, outbox: 0, requests: 0 };

/** The only writer of jobs, and of what else a try came to: nobody, or called off. */
@Injectable()
export class JobStore implements Memory {
  readonly attempts: Aggregate<Attempt>;
  /** Which bay cells are taken, in memory; the unique index has the last word. */
  readonly bays = new Bays();
  private readonly tokens = new Map<string, string>();

  constructor(
    aggregates: Aggregates,
    private readonly random: Random,
  ) {
    this.attempts = aggregates.of<Attempt>({ noun: 'job', collection: 'jobs', id: ({ id }) => id, schema: jobSchema });
  }

  async insert(decision: Decision<Attempt>): Promise<void> {
    const stored = await this.attempts.insert(linked(decision, () => this.random.token()));
    if (!('cells' in stored)) return;
    this.bays.see(stored);
    if (stored.token) this.remember(stored.id, stored.token);
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

  /**
   * The offer whose link this is.
   * @throws Refusal `not-found`
   */
  async byToken(token: string): Promise<Offer> {
    const [offer] = await this.find<Offer>({ token }, { ...bookkeeping, receipt: 0 });
    if (!offer) throw new Refusal('not-found');
    return offer;
  }

  /**
   * The tokens of links, by offer. The message about an offer follows at once and is mostly asked for here where the
   * offer was made: that is answered without the database.
   */
  async tokensOf(ids: readonly string[]): Promise<Map<string, string>> {
    const tokens = new Map<string, string>();
    for (const id of ids) {
      const remembered = this.tokens.get(id);
      if (remembered) tokens.set(id, remembered);
    }
    const others = ids.filter((id) => !tokens.has(id));
    if (others.length === 0) return tokens;
    const found = await this.find<Pick<Offer, 'id' | 'token'>>({ _id: { $in: others } }, { _id: 0, id: 1, token: 1 });
    for (const { id, token } of found) if (token) tokens.set(id, token);
    return tokens;
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

  private remember(id: string, token: string): void {
    this.tokens.set(id, token);
    if (this.tokens.size > REMEMBERED) this.tokens.delete(this.tokens.keys().next().value!);
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
