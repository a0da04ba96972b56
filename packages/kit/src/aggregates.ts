import type { Connection } from 'mongoose';
import { Aggregate, type AggregateSpec, type Stored } from './aggregate.js';
import type { Clock } from './clock.js';
import type { Outbox } from './outbox.js';
import type { WakeUps } from './wake-ups.js';

/** Makes the aggregates of a service; each gets the indexes that its bookkeeping rests on. */
export class Aggregates {
  private readonly made: Aggregate<{ version: number }>[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly parts: { outbox: Outbox; wakeUps: WakeUps; clock: Clock; source: string },
  ) {}

  of<T extends { version: number }>(spec: AggregateSpec<T>): Aggregate<T> {
    spec.schema.index({ wakeAt: 1 }, { name: 'wakeAt', partialFilterExpression: { wakeAt: { $type: 'date' } } });
    spec.schema.index(
      { 'outbox.time': 1 },
      { name: 'outbox', partialFilterExpression: { 'outbox.id': { $exists: true } } },
    );
    spec.schema.index(
      { 'requests.key': 1 },
      { name: 'request', unique: true, partialFilterExpression: { 'requests.key': { $exists: true } } },
    );
    const model = this.connection.model<Stored<T>>(spec.noun, spec.schema as never, spec.collection);
    const aggregate = new Aggregate<T>(spec, model as never, this.parts);
    this.parts.outbox.register(aggregate);
    this.made.push(aggregate as never);
    return aggregate;
  }

  /** Builds every index before the first question is answered. */
  async ready(): Promise<void> {
    await Promise.all(this.made.map((aggregate) => aggregate.model.createIndexes()));
  }
}
