import type { Bus } from '@baylink/bus';
import { events as catalogue, type Envelope } from '@baylink/contracts';
import type { Model } from 'mongoose';
import type { Logger } from './logger.js';

const SWEEP_EVERY_MS = 5000;
const CLEAR_EVERY_MS = 500;
const SWEPT_AT_ONCE = 500;

/** What the outbox knows of an aggregate: the noun of its events and where its documents are. */
type AnyAggregate = { spec: { noun: string }; model: Pick<Model<unknown>, 'collection'> };

/**
 * Sends what the documents carry. An event is published at once after its document was written and cleared from the
 * document in batches; a sweep finds what a crash left. Sending twice is harmless: the event id is the message id.
 */
export class Outbox {
  private readonly aggregates = new Set<AnyAggregate>();
  private readonly underway = new Map<string, Promise<void>>();
  private readonly published = new Map<AnyAggregate, Map<string, string[]>>();
  private sweeper?: NodeJS.Timeout;
  private clearer?: NodeJS.Timeout;
  private clearing: Promise<void> = Promise.resolve();

  constructor(
    private readonly bus: Bus,
    private readonly logger: Logger,
  ) {}

  register(aggregate: unknown): void {
    this.aggregates.add(aggregate as AnyAggregate);
  }

  start(): void {
    const sweep = () => this.sweep().catch((error) => this.logger.warn({ err: error }, 'outbox-sweep-failed'));
    this.sweeper = setInterval(sweep, SWEEP_EVERY_MS);
    void sweep();
  }

  /** Publishes the events of one document in their order; a failure leaves the rest to the sweep. */
  publish(aggregate: unknown, id: string, events: Envelope[]): void {
    if (events.length > 0) this.enqueue(aggregate as AnyAggregate, id, events);
  }

  private enqueue(aggregate: AnyAggregate, id: string, events: Envelope[]): void {
    const key = `${aggregate.spec.noun}/${id}`;
    const before = this.underway.get(key) ?? Promise.resolve();
    const sent = before
      .then(() => this.send(aggregate, id, events))
      .catch((error) => this.logger.warn({ err: error, aggregate: key }, 'outbox-publish-failed'))
      .finally(() => this.underway.get(key) === sent && this.underway.delete(key));
    this.underway.set(key, sent);
  }

  private async send(aggregate: AnyAggregate, id: string, events: Envelope[]): Promise<void> {
    for (const event of events) {
      await this.bus.publish(catalogue.get(event.type)!, event);
      this.cleared(aggregate, id, event.id);
    }
  }

  private cleared(aggregate: AnyAggregate, id: string, event: string): void {
    const documents = this.published.get(aggregate) ?? new Map<string, string[]>();
    this.published.set(aggregate, documents.set(id, [...(documents.get(id) ?? []), event]));
    this.clearer ??= setTimeout(() => {
      this.clearing = this.clear();
    }, CLEAR_EVERY_MS);
  }

  /** Not journaled: an event that stays in its document by a crash is merely published again. */
  private async clear(): Promise<void> {
    this.clearer = undefined;
    const batches = [...this.published];
    this.published.clear();
    await Promise.all(batches.map(([aggregate, documents]) => this.clearDocuments(aggregate, documents))).catch(
      (error) => this.logger.warn({ err: error }, 'outbox-clear-failed'),
    );
  }

  private async clearDocuments(aggregate: AnyAggregate, documents: Map<string, string[]>): Promise<void> {
    const updates = [...documents].map(([_id, ids]) => ({
      updateOne: { filter: { _id }, update: { $pull: { outbox: { id: { $in: ids } } } } },
    }));
    await aggregate.model.collection.bulkWrite(updates as never, {
      ordered: false,
      writeConcern: { w: 1, journal: false },
    });
  }

  /** Finds what a crash or an outage left, oldest first. */
  async sweep(): Promise<void> {
    await Promise.all([...this.aggregates].map((aggregate) => this.sweepOne(aggregate)));
  }

  private async sweepOne(aggregate: AnyAggregate): Promise<void> {
    const left = await aggregate.model.collection
      .find({ 'outbox.id': { $exists: true } }, { projection: { outbox: 1 } })
      .sort({ 'outbox.time': 1 })
      .limit(SWEPT_AT_ONCE)
      .toArray();
    for (const { _id, outbox } of left as unknown as { _id: string; outbox: Envelope[] }[]) {
      if (!this.underway.has(`${aggregate.spec.noun}/${_id}`)) this.enqueue(aggregate, _id, outbox);
    }
  }

  /** Sends what is under way and clears it. */
  async drain(): Promise<void> {
    clearInterval(this.sweeper);
    while (this.underway.size > 0) await Promise.all(this.underway.values());
    clearTimeout(this.clearer);
    await Promise.all([this.clearing, this.clear()]);
  }
}
