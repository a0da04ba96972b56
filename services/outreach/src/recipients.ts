import type { Bus } from '@baylink/bus';
import type { Out, Reader } from '@baylink/contracts';
import { getContact } from '@baylink/contracts/customer-service';
import { type Dealer, getDealer } from '@baylink/contracts/dealer';
import { getStation, type Station } from '@baylink/contracts/repair-station';
import { BUS, SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Recipient } from './domain/message.js';
import type { OutreachSettings } from './settings.js';

type Contact = Out<typeof getContact>;
/** A station is asked again after this: its address rarely changes, and a new one may reach us so much later. */
const STATION_KNOWN_MS = 10_000;
const reader: Reader = { role: 'admin', account: 'outreach', name: 'outreach' };

/**
 * Asks those who know how somebody is reached. People are asked for each time anew: nothing of it is kept but in the
 * message itself.
 */
@Injectable()
export class Recipients {
  private readonly stations = new LRUCache<string, Station>({
    max: 5000,
    ttl: STATION_KNOWN_MS,
    fetchMethod: (code) => this.bus.request(getStation, { reader, code }),
  });

  constructor(
    @Inject(BUS) private readonly bus: Bus,
    @Inject(SETTINGS) private readonly settings: OutreachSettings,
  ) {}

  contact(complaint: string): Promise<Contact> {
    return this.bus.request(getContact, { number: complaint });
  }

  station(code: string): Promise<Station> {
    return this.stations.forceFetch(code);
  }

  dealer(code: string): Promise<Dealer> {
    return this.bus.request(getDealer, { reader, code });
  }

  ofCustomer({ customer, emails, phones, language }: Contact): Recipient {
    return { kind: 'customer', id: customer, email: emails[0], phone: phones[0], language };
  }

  ofStation({ code, email, phone, servicePhone }: Station): Recipient {
    const language = this.settings.NETWORK_LANGUAGE;
    return { kind: 'station', id: code, email, phone: servicePhone ?? phone, language };
  }

  ofDealer({ code, email, phone }: Dealer): Recipient {
    return { kind: 'dealer', id: code, email, phone, language: this.settings.NETWORK_LANGUAGE };
  }
}
