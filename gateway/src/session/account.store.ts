import type { Language, Reader, Role } from '@baylink/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Connection } from 'mongoose';
import { type Collection, collectionOf } from '../collection.js';
import { MONGO } from '../tokens.js';

export type Account = {
  /** The login, in small letters. */
  _id: string;
  hash: string;
  role: Role;
  name: string;
  station?: string;
  dealer?: string;
  language: Language;
  /** Only in the demo network, where everybody may know it. */
  demoPassword?: string;
};

@Injectable()
export class AccountStore {
  private readonly accounts: Collection<Account>;

  constructor(@Inject(MONGO) mongo: Connection) {
    this.accounts = collectionOf(mongo, 'accounts');
  }

  find(login: string): Promise<Account | null> {
    return this.accounts.findOne({ _id: login.toLowerCase() });
  }

  /** Stores the account unless the login is taken; what stands then is returned. */
  async keep(account: Account): Promise<Account> {
    const { _id, ...rest } = account;
    const insert = { $setOnInsert: rest };
    const kept = await this.accounts.findOneAndUpdate({ _id }, insert, { upsert: true, returnDocument: 'after' });
    return kept!;
  }
}

export const readerOf = ({ _id, role, name, station, dealer }: Account): Reader => ({
  role,
  account: _id,
  name,
  ...(station && { station }),
  ...(dealer && { dealer }),
});
