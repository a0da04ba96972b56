import { type Aggregate, Aggregates, type Stored } from '@baylink/kit';
import { Injectable } from '@nestjs/common';
import { customerSchema } from './customer.schema.js';
import type { KeptCustomer } from './domain/kept.js';
import type { Sought } from './domain/search.js';
import { keysLike } from './keys-like.js';

@Injectable()
export class CustomerStore {
  readonly customers: Aggregate<KeptCustomer>;

  constructor(aggregates: Aggregates) {
    this.customers = aggregates.of<KeptCustomer>({
      noun: 'customer',
      collection: 'customers',
      id: ({ id }) => id,
      schema: customerSchema,
    });
  }

  /** Whoever has one of the keys. */
  like(sought: Sought[], where: object, limit: number): Promise<KeptCustomer[]> {
    return this.all({ $and: [keysLike(sought), where] }, limit);
  }

  /** Whoever has one of these keys as they are. */
  withAnyKey(keys: string[]): Promise<KeptCustomer[]> {
    return this.all({ keys: { $in: keys } });
  }

  /** The one who has all of these keys; of several the one known longest. */
  async withAllKeys(keys: string[]): Promise<KeptCustomer | undefined> {
    const found = await this.all({ keys: { $all: keys } });
    return found.sort((a, b) => (a.since < b.since ? -1 : 1))[0];
  }

  byIds(ids: string[], where: object = {}): Promise<KeptCustomer[]> {
    return this.all({ $and: [{ _id: { $in: ids } }, where] });
  }

  count(): Promise<number> {
    return this.customers.model.estimatedDocumentCount();
  }

  private async all(filter: object, limit = 0): Promise<KeptCustomer[]> {
    const found = await this.customers.model.collection.find(filter as never, { limit }).toArray();
    return found.map((document) => this.customers.bare(document as unknown as Stored<KeptCustomer>));
  }
}
