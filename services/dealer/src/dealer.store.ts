import { type Dealer } from '@baylink/contracts/dealer';
import { type Aggregate, Aggregates } from '@baylink/kit';
import { Injectable } from '@nestjs/common';
import { dealerSchema } from './dealer.schema.js';

@Injectable()
export class DealerStore {
  readonly dealers: Aggregate<Dealer>;

  constructor(aggregates: Aggregates) {
    this.dealers = aggregates.of<Dealer>({
      noun: 'dealer',
      collection: 'dealers',
      id: ({ code }) => code,
      schema: dealerSchema,
    });
  }

  /** Names by code, of those that exist and that this reader may see. */
  async names(codes: string[], only?: string): Promise<Map<string, string>> {
    const found = await this.dealers.model
      .find({ $and: [{ _id: { $in: [...new Set(codes)] } }, only === undefined ? {} : { _id: only }] })
      .select({ name: 1 })
      .lean<{ _id: string; name: string }[]>();
    return new Map(found.map(({ _id, name }) => [_id, name]));
  }
}
