import { SETTINGS } from '@baylink/kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Connection } from 'mongoose';
import { type Collection, collectionOf, forgetAfter, stamped } from '../collection.js';
import type { GatewaySettings } from '../settings.js';
import { MONGO } from '../tokens.js';

export type Session = {
  /** SHA-256 of the token. */
  _id: string;
  account: string;
  expiresAt: Date;
};

@Injectable()
export class SessionStore implements OnModuleInit {
  private readonly sessions: Collection<Session>;

  constructor(
    @Inject(MONGO) mongo: Connection,
    @Inject(SETTINGS) private readonly settings: GatewaySettings,
  ) {
    this.sessions = collectionOf(mongo, 'sessions');
  }

  async onModuleInit(): Promise<void> {
    await forgetAfter(2 * Math.ceil(this.settings.SESSION_LASTS! / 1000), this.sessions);
  }

  async insert({ _id, ...rest }: Session): Promise<void> {
    await this.sessions.updateOne({ _id }, { $set: rest, ...stamped }, { upsert: true });
  }

  find(id: string, now: Date): Promise<Session | null> {
    return this.sessions.findOne({ _id: id, expiresAt: { $gt: now } });
  }

  async remove(id: string): Promise<void> {
    await this.sessions.deleteOne({ _id: id });
  }

  /** Those of the sessions that still stand. */
  async standing(ids: string[], now: Date): Promise<Set<string>> {
    const found = this.sessions.find({ _id: { $in: ids }, expiresAt: { $gt: now } });
    return new Set((await found.project<{ _id: string }>({ _id: 1 }).toArray()).map(({ _id }) => _id));
  }
}
