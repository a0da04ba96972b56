import { type Sale } from '@baylink/contracts/dealer';
import { type Aggregate, Aggregates } from '@baylink/kit';
import { Injectable } from '@nestjs/common';
import { saleSchema } from './sale.schema.js';

@Injectable()
export class SaleStore {
  readonly sales: Aggregate<Sale>;

  constructor(aggregates: Aggregates) {
    this.sales = aggregates.of<Sale>({ noun: 'sale', collection: 'sales', id: ({ id }) => id, schema: saleSchema });
  }
}
