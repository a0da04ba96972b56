import type { Bus } from '@baylink/bus';
import { type Language, type Reader, Refusal, type Role } from '@baylink/contracts';
import { getDealer, listDealers } from '@baylink/contracts/dealer';
import { getStation, listStations } from '@baylink/contracts/repair-station';
import { BUS, SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { DemoSession } from '../operations/session.js';
import type { GatewaySettings } from '../settings.js';
import { type Account, AccountStore } from './account.store.js';
import { hashPassword, newToken } from './password.js';

type Place = { code: string; name: string };
const self: Reader = { role: 'admin', account: 'gateway', name: 'gateway' };
const shown = ['agent', 'supervisor', 'admin', 'dealer', 'station'] as const satisfies readonly Role[];
const language: Language = 'zh-CN';

/** Accounts that anybody may use, in a network that is only there to be looked at. */
@Injectable()
export class Demo {
  constructor(
    private readonly accounts: AccountStore,
    @Inject(BUS) private readonly bus: Bus,
    @Inject(SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** One account of each role; none for dealers or stations while there are none. */
  async list(): Promise<DemoSession[]> {
    this.mustBeOn();
    const accounts = await Promise.all(shown.map((role) => this.accountOf(role).catch(noneYet)));
    return accounts.filter((account) => account !== undefined).map(toSession);
  }

  /**
   * The demo account of a role, made when it is first asked for.
   * @param at the code of the dealer or station; the first one there is when left out
   */
  async accountOf(role: Role, at?: string): Promise<Account> {
    this.mustBeOn();
    if (role !== 'dealer' && role !== 'station') return this.make(role, `Demo ${role}`, { role });
    const known = at && (await this.accounts.find(`${role}-${at}`));
    if (known) return known;
    const place = await (at ? this.placeAt(role, at) : this.firstPlace(role));
    return this.make(`${role}-${place.code}`, place.name, { role, [role]: place.code });
  }

  private async make(
    login: string,
    name: string,
    is: { role: Role; dealer?: string; station?: string },
  ): Promise<Account> {
    const known = await this.accounts.find(login);
    if (known) return known;
    const demoPassword = newToken().slice(0, 12);
    const hash = await hashPassword(demoPassword);
    return this.accounts.keep({ _id: login.toLowerCase(), hash, name, language, demoPassword, ...is });
  }

  private async placeAt(role: 'dealer' | 'station', code: string): Promise<Place> {
    const asked = { reader: self, code };
    const found = role === 'dealer' ? this.bus.request(getDealer, asked) : this.bus.request(getStation, asked);
    return found.catch((error: unknown) => {
      if (Refusal.is(error) && error.code === 'not-found') throw unknownPlace(role);
      throw error;
    });
  }

  private async firstPlace(role: 'dealer' | 'station'): Promise<Place> {
    const asked = { reader: self, limit: 1 };
    const page = await (role === 'dealer'
      ? this.bus.request(listDealers, asked)
      : this.bus.request(listStations, asked));
    if (!page.items[0]) throw unknownPlace(role);
    return page.items[0];
  }

  private mustBeOn(): void {
    if (this.settings.BAYLINK_DEMO === '0') throw new Refusal('not-found');
  }
}

const unknownPlace = (role: string) => Refusal.invalid({ field: 'at', rule: `unknown-${role}` });

function noneYet(error: unknown): undefined {
  if (!Refusal.is(error) || (error.code !== 'invalid' && error.code !== 'unavailable')) throw error;
}

function toSession({ _id, role, name, demoPassword = '', station, dealer }: Account): DemoSession {
  const at = station ?? dealer;
  return { role, login: _id, password: demoPassword, name, ...(at && { at }) };
}
