import type { In, Out } from '@baylink/contracts';
import type { Dealer, getDealer, importDealers, listDealers } from '@baylink/contracts/dealer';
import { Injectable } from '@nestjs/common';
import { DealerStore } from './dealer.store.js';
import { changeDealer, registerDealer } from './domain/dealer.js';
import { onlyDealer } from './domain/scope.js';
import { importRows } from './rows.js';

@Injectable()
export class DealerService {
  constructor(private readonly store: DealerStore) {}

  list({ reader, q, ...page }: In<typeof listDealers>): Promise<Out<typeof listDealers>> {
    const only = onlyDealer(reader);
    const own = only === undefined ? {} : { code: only };
    return this.store.dealers.list({ ...own, ...(q && named(q)) }, { ...page, order: { code: 1 } });
  }

  get({ reader, code }: In<typeof getDealer>): Promise<Dealer> {
    const only = onlyDealer(reader);
    return this.store.dealers.get(code, only === undefined ? {} : { code: only });
  }

  async import({ rows }: In<typeof importDealers>): Promise<Out<typeof importDealers>> {
    const items = await importRows(this.store.dealers, rows, {
      id: ({ code }) => code,
      keyField: 'code',
      first: registerDealer,
      again: changeDealer,
    });
    return { items };
  }
}

/** Code, name or city, any part of it, in any case. */
function named(q: string) {
  const part = { $regex: q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), $options: 'i' };
  return { $or: [{ code: part }, { name: part }, { city: part }] };
}
