import { type In, type Out, Refusal } from '@baylink/contracts';
import type { importSales, listSales, recordSale as recordSaleRequest, Sale } from '@baylink/contracts/dealer';
import { Clock } from '@baylink/kit';
import { Injectable } from '@nestjs/common';
import { DealerStore } from './dealer.store.js';
import { correctSale, recordSale, saleId } from './domain/sale.js';
import { onlyDealer } from './domain/scope.js';
import { importRows } from './rows.js';
import { SaleStore } from './sale.store.js';

@Injectable()
export class SaleService {
  constructor(
    private readonly store: SaleStore,
    private readonly dealerStore: DealerStore,
    private readonly clock: Clock,
  ) {}

  list({ reader, vin, dealer, ...page }: In<typeof listSales>): Promise<Out<typeof listSales>> {
    const only = onlyDealer(reader);
    const asked = { ...(vin && { vin }), ...(dealer && { dealer }) };
    const own = only === undefined ? {} : { dealer: only };
    return this.store.sales.list({ $and: [asked, own] }, { ...page, order: { date: -1 } });
  }

  /** Telling the same sale again is no second sale; telling it with more corrects it. */
  async record({ reader, sale }: In<typeof recordSaleRequest>): Promise<Sale> {
    const names = await this.dealerStore.names([sale.dealer], onlyDealer(reader));
    const name = names.get(sale.dealer);
    if (name === undefined) throw Refusal.invalid({ field: 'dealer', rule: 'unknown-dealer' });
    try {
      return await this.store.sales.insert(recordSale(sale, name, this.clock.now()));
    } catch (error) {
      if (!Refusal.is(error) || error.code !== 'already-exists') throw error;
      return this.store.sales.change(saleId(sale), (before) => correctSale(before, sale, name));
    }
  }

  async import({ reader, rows }: In<typeof importSales>): Promise<Out<typeof importSales>> {
    const names = await this.dealerStore.names(
      rows.map(({ dealer }) => dealer),
      onlyDealer(reader),
    );
    const now = this.clock.now();
    const items = await importRows(this.store.sales, rows, {
      id: (row) => saleId(row),
      keyField: 'vin',
      against: ({ dealer }) => (names.has(dealer) ? undefined : { field: 'dealer', rule: 'unknown-dealer' }),
      first: (row) => recordSale(row, names.get(row.dealer)!, now),
      again: (before, row) => correctSale(before, row, names.get(row.dealer)!),
    });
    return { items };
  }
}
