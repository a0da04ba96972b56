import { currentContext } from '@baylink/bus';
import { type Decision, type Envelope, type Happened, Refusal } from '@baylink/contracts';
import { LRUCache } from 'lru-cache';
import type { Model, Schema } from 'mongoose';
import type { Clock } from './clock.js';
import { duplicateKey } from './mongo.js';
import type { Outbox } from './outbox.js';
import { type PageRequest, pageQuery, toPage } from './page.js';
import type { WakeUps } from './wake-ups.js';

/** What a document carries besides the aggregate: events on their way, the next due time, the requests it has seen. */
export type Bookkeeping = {
  _id: string;
  wakeAt: Date | null;
  outbox: Envelope[];
  requests?: { key: string; hash: string }[];
};
export type Stored<T> = T & Bookkeeping;

export type AggregateSpec<T> = {
  /** The noun of its events (`complaint`), and the start of its event ids. */
  noun: string;
  collection: string;
  id(aggregate: T): string;
  schema: Schema;
};

/** What was stored before something that rests on it, and how to let it be known once that is stored too. */
export type Early<T> = { made: T; tell: () => void };
/** What is known already. */
export const told = <T>(made: T): Early<T> => ({ made, tell: () => {} });

type Versioned = { version: number };
/** Retries of one request kept in a document; older ones are no longer recognised there. */
const REQUESTS_KEPT = 20;
/** Documents remembered as they were last written here. Most changes come within seconds of the one before. */
const REMEMBERED = 2000;

/**
 * The one way to change an aggregate: load, decide, save under the version that was read. State, outgoing events and
 * next wake-up go in one document write; publishing comes after and may repeat.
 */
export class Aggregate<T extends Versioned> {
  private readonly written = new LRUCache<string, Stored<T>>({ max: REMEMBERED });

  constructor(
    readonly spec: AggregateSpec<T>,
    readonly model: Model<Stored<T>>,
    private readonly parts: { outbox: Outbox; wakeUps: WakeUps; clock: Clock; source: string },
  ) {}

  /** What to do when a document is due. It decides by the clock itself: it may be called twice, never early. */
  onWake(wake: (id: string) => Promise<unknown>): void {
    this.parts.wakeUps.register(this, wake);
  }

  /**
   * Stores a new aggregate with its events.
   * @throws Refusal `already-exists` with the name of the unique index that stands against it
   */
  async insert(decision: Decision<T>): Promise<T> {
    const document = this.requested(decision);
    try {
      await this.model.collection.insertOne(document as never);
    } catch (error) {
      return this.standing(error);
    }
    return this.sent(document);
  }

  /**
   * Stores a new aggregate on which another one rests that is stored next. It does not wait for the disk: whatever the
   * journal holds of the later write it holds of this one. So its events wait until that is done and `tell` is called;
   * the sweep, which reads what the majority has, finds those of whoever did not come so far.
   * @throws Refusal as `insert` does
   */
  async insertBefore(decision: Decision<T>): Promise<Early<T>> {
    const document = this.requested(decision);
    try {
      await this.model.collection.insertOne(document as never, { writeConcern: { w: 1, journal: false } });
    } catch (error) {
      return told(await this.standing(error));
    }
    return { made: this.bare(document), tell: () => this.sent(document) };
  }

  /**
   * Stores many at once; each stands or falls alone, in the order given. They do not remember the request they came
   * with: many documents cannot be the one that it made, and each row is known again by its own key.
   */
  async insertMany(decisions: Decision<T>[]): Promise<(T | Refusal)[]> {
    if (decisions.length === 0) return [];
    const documents = decisions.map((decision) => this.toDocument(decision));
    const refused = await this.model.collection
      .insertMany(documents as never[], { ordered: false })
      .then(() => new Map<number, Refusal>(), refusedRows);
    return documents.map((document, row) => {
      const refusal = refused.get(row);
      return refusal ?? this.sent(document);
    });
  }

  /**
   * Load, decide, save. Who loses a race decides again on what won, unless `version` says what the change rests on.
   * @param options.where the reader's scope: what is outside it is not found
   * @throws Refusal `not-found`, `stale`, or whatever `decide` refuses
   */
  async change(
    id: string,
    decide: (before: T) => Decision<T>,
    options: { version?: number; where?: object } = {},
  ): Promise<T> {
    const changed = options.where || options.version ? null : await this.changeWritten(id, decide);
    if (changed) return changed;
    for (;;) {
      const stored = await this.load(id, options.where);
      if (!stored) throw new Refusal('not-found');
      if (this.isRepeat(stored)) return this.bare(stored);
      if (options.version !== undefined && options.version !== stored.version) {
        throw new Refusal('stale', { version: stored.version });
      }
      const saved = await this.save(stored, decide(this.bare(stored)));
      if (saved) return saved;
    }
  }

  /**
   * Decides on the document as it was last written here, without reading it. Somebody else may have written since:
   * then nothing is saved, and what it says of a repeat or of nothing to do, or throws, does not count either.
   */
  private async changeWritten(id: string, decide: (before: T) => Decision<T>): Promise<T | null> {
    const written = this.written.get(id);
    if (!written || requestOf()) return null;
    let decision: Decision<T>;
    try {
      decision = decide(this.bare(written));
    } catch {
      return null;
    }
    return decision.events.length > 0 ? this.save(written, decision) : null;
  }

  /**
   * What the running request has made here before, if it is a repeat.
   * @throws Refusal `request-key-reused` when it came with another body then
   */
  async madeBefore(): Promise<T | null> {
    const request = requestOf();
    if (!request) return null;
    const stored = (await this.model.collection.findOne({ 'requests.key': request.key } as never)) as Stored<T> | null;
    return stored && this.isRepeat(stored) ? this.bare(stored) : null;
  }

  async get(id: string, where?: object): Promise<T> {
    const found = await this.find(id, where);
    if (!found) throw new Refusal('not-found');
    return found;
  }

  async find(id: string, where?: object): Promise<T | null> {
    const stored = await this.load(id, where);
    return stored && this.bare(stored);
  }

  /** A page of those that match, in the order of one field and then of the id. */
  async list(filter: object, page: PageRequest): Promise<{ items: T[]; nextCursor: string | null }> {
    const { query, sort } = pageQuery(filter, page);
    const found = await this.model.collection
      .find(query as never)
      .sort(sort)
      .limit(page.limit + 1)
      .toArray();
    return toPage(found as unknown as Stored<T>[], page, (stored) => this.bare(stored));
  }

  /** The aggregate without the bookkeeping of its document. */
  bare(stored: Stored<T>): T {
    const { _id, wakeAt, outbox, requests, ...aggregate } = stored;
    return aggregate as unknown as T;
  }

  private load(id: string, where: object = {}): Promise<Stored<T> | null> {
    return this.model.collection.findOne({ ...where, _id: id } as never) as Promise<Stored<T> | null>;
  }

  private async save(stored: Stored<T>, { after, events, wakeAt }: Decision<T>): Promise<T | null> {
    if (events.length === 0) return this.rest(stored, wakeAt);
    const { _id, version } = stored;
    const outgoing = this.toEnvelopes(_id, version, events);
    const next = { ...after, version: version + events.length };
    const { set, unset } = difference(this.bare(stored), next);
    const request = requestOf();
    const { matchedCount } = await this.model.collection.updateOne(
      { _id, version } as never,
      {
        $set: { ...set, wakeAt },
        ...(Object.keys(unset).length > 0 && { $unset: unset }),
        $push: {
          outbox: { $each: outgoing },
          ...(request && { requests: { $each: [request], $slice: -REQUESTS_KEPT } }),
        },
      } as never,
    );
    if (matchedCount === 0) return null;
    this.sent({ ...next, _id, wakeAt, outbox: outgoing });
    return next;
  }

  /** Nothing happened; at most it is looked at again at another time. */
  private async rest(stored: Stored<T>, wakeAt: Date | null): Promise<T | null> {
    const { _id, version } = stored;
    if (stored.wakeAt?.getTime() === wakeAt?.getTime()) return this.bare(stored);
    const { matchedCount } = await this.model.collection.updateOne(
      { _id, version } as never,
      { $set: { wakeAt } } as never,
    );
    if (matchedCount === 0) return null;
    this.parts.wakeUps.arm(this, _id, wakeAt);
    return this.bare(stored);
  }

  /** A new document that remembers the request it came with. */
  private requested(decision: Decision<T>): Stored<T> {
    const request = requestOf();
    return { ...this.toDocument(decision), ...(request && { requests: [request] }) };
  }

  private toDocument({ after, events, wakeAt }: Decision<T>): Stored<T> {
    const _id = this.spec.id(after);
    return {
      ...withoutUndefined(after),
      _id,
      version: events.length,
      wakeAt,
      outbox: this.toEnvelopes(_id, 0, events),
    } as Stored<T>;
  }

  /** Each event takes one version of its aggregate, so that a gap would show. */
  private toEnvelopes(id: string, version: number, events: Happened[]): Envelope[] {
    const time = this.parts.clock.now().toISOString();
    const traceparent = currentContext()?.traceparent;
    const subject = `${this.spec.noun}/${id}`;
    return events.map(({ type, version: schema, data }, i) => ({
      specversion: '1.0',
      id: `${subject}:${version + i + 1}`,
      source: this.parts.source,
      type,
      dataschema: `${type}/${schema}`,
      subject,
      time,
      datacontenttype: 'application/json',
      ...(traceparent && { traceparent }),
      data,
    }));
  }

  /** A document was written: its events go out, its wake-up is armed. */
  private sent(document: Stored<T>): T {
    const { _id, outbox, wakeAt } = document;
    this.written.set(_id, document);
    this.parts.outbox.publish(this, _id, outbox);
    this.parts.wakeUps.arm(this, _id, wakeAt);
    return this.bare(document);
  }

  private isRepeat(stored: Stored<T>): boolean {
    const request = requestOf();
    const seen = request && stored.requests?.find(({ key }) => key === request.key);
    if (!seen) return false;
    if (seen.hash !== request.hash) throw new Refusal('request-key-reused');
    return true;
  }

  /** A duplicate is the same request come again, or a refusal. */
  private async standing(error: unknown): Promise<T> {
    const duplicate = duplicateKey(error);
    if (!duplicate) throw error;
    const request = requestOf();
    if (request) {
      // What stands against us may have been written this very moment: wait until it is there for good.
      const known = { 'requests.key': request.key } as never;
      const stored = (await this.model.collection.findOne(known, lastWord)) as Stored<T> | null;
      if (stored && this.isRepeat(stored)) return this.bare(stored);
    }
    throw new Refusal('already-exists', duplicate);
  }
}

/** Reads what was written last, once the majority has it; for a filter that one document fits. */
export const lastWord = { readConcern: { level: 'linearizable' }, maxTimeMS: 5000 } as const;

/** The `Idempotency-Key` of the running request, with the hash of its body, if it has one. */
function requestOf(): { key: string; hash: string } | undefined {
  const context = currentContext();
  return context?.requestKey ? { key: context.requestKey, hash: context.requestHash ?? '' } : undefined;
}

/** The fields that a change sets and those it takes away, by identity: what was not touched is not written. */
function difference(before: object, after: object) {
  const had = before as Record<string, unknown>;
  const has = after as Record<string, unknown>;
  const set = Object.fromEntries(
    Object.entries(has).filter(([field, value]) => value !== undefined && value !== had[field]),
  );
  const gone = Object.keys(had).filter((field) => has[field] === undefined);
  return { set, unset: Object.fromEntries(gone.map((field) => [field, ''])) };
}

const withoutUndefined = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined));

function refusedRows(error: unknown): Map<number, Refusal> {
  const { writeErrors } = error as { writeErrors?: { index: number; err?: unknown; errmsg?: string; code?: number }[] };
  if (!writeErrors) throw error;
  return new Map(
    writeErrors.map((row) => [
      row.index,
      new Refusal('already-exists', duplicateKey({ code: row.code, message: row.errmsg, ...(row.err as object) })),
    ]),
  );
}
