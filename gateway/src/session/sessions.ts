import { Refusal } from '@baylink/contracts';
import { Clock, SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Limits } from '../http/limits.js';
import type { GatewaySettings } from '../settings.js';
import { type Account, AccountStore, readerOf } from './account.store.js';
import { hashToken, isPassword, isSameSecret, newToken } from './password.js';
import { SessionStore } from './session.store.js';
import type { Signed } from './signed.js';

export type Opened = { token: string; account: Account; expiresAt: Date };

/** How long another process of the gateway may go on believing in a session that was ended here. */
const REMEMBERED_MS = 5000;

@Injectable()
export class Sessions {
  private readonly remembered = new LRUCache<string, Promise<Signed | undefined>>({ max: 20_000, ttl: REMEMBERED_MS });

  constructor(
    private readonly sessions: SessionStore,
    private readonly accounts: AccountStore,
    private readonly limits: Limits,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** @throws Refusal `unauthenticated`, or `too-many-requests` after too many wrong tries */
  async signIn(login: string, password: string, ip: string): Promise<Opened> {
    const release = await this.limits.trySignIn(login.toLowerCase(), ip);
    const account = await this.accounts.find(login);
    const right = await isPassword(password, account?.hash);
    if (!account || !right) throw new Refusal('unauthenticated', { errors: [{ field: 'password', rule: 'login' }] });
    await release();
    return this.open(account);
  }

  async open(account: Account): Promise<Opened> {
    const token = newToken();
    const expiresAt = new Date(this.clock.now().getTime() + this.settings.SESSION_LASTS!);
    await this.sessions.insert({ _id: hashToken(token), account: account._id, expiresAt });
    return { token, account, expiresAt };
  }

  /** Who holds the token, or undefined. */
  find(token: string): Promise<Signed | undefined> {
    if (this.isAdministrator(token)) return Promise.resolve(administrator);
    const id = hashToken(token);
    const known = this.remembered.get(id);
    if (known) return known;
    const found = this.read(id);
    this.remembered.set(id, found);
    found.catch(() => this.remembered.delete(id));
    return found;
  }

  async close(session: string): Promise<void> {
    await this.sessions.remove(session);
    this.remembered.delete(session);
  }

  private async read(id: string): Promise<Signed | undefined> {
    const session = await this.sessions.find(id, this.clock.now());
    const account = session && (await this.accounts.find(session.account));
    return account ? { reader: readerOf(account), language: account.language, session: id } : undefined;
  }

  private isAdministrator(token: string): boolean {
    const { BAYLINK_ADMIN_TOKEN: secret } = this.settings;
    return secret !== undefined && isSameSecret(token, secret);
  }
}

const administrator: Signed = {
  reader: { role: 'admin', account: 'local-administrator', name: 'Administrator' },
  language: 'en',
};
