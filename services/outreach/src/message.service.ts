import { type Envelope, type In, type Out, Refusal } from '@baylink/contracts';
import type { complaintAssigned, complaintFollowUpAsked } from '@baylink/contracts/complaint';
import type { listMessages } from '@baylink/contracts/outreach';
import type { jobOffered } from '@baylink/contracts/repair-station';
import { Clock, SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CHANNELS, type Channels } from './channel/channel.js';
import { chooseChannel, type Draft, queueMessage } from './domain/message.js';
import { withoutKey } from './domain/without-key.js';
import { MessageStore } from './message.store.js';
import { type Facts, nameCar, wallClock, write } from './message.text.js';
import { OfferTokens } from './offer-tokens.js';
import { Recipients } from './recipients.js';
import { SendingService } from './sending.service.js';
import type { OutreachSettings } from './settings.js';

type Of<C extends { data: z.ZodType }> = Envelope<z.output<C['data']>>;
type Told = Omit<Draft, 'channel' | 'subject' | 'text' | 'link'> & { facts: Facts };

/** Who is told what about a complaint. */
@Injectable()
export class MessageService {
  constructor(
    private readonly store: MessageStore,
    private readonly recipients: Recipients,
    private readonly offerTokens: OfferTokens,
    private readonly sending: SendingService,
    @Inject(CHANNELS) private readonly channels: Channels,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: OutreachSettings,
  ) {}

  async list({ reader, complaint }: In<typeof listMessages>): Promise<Out<typeof listMessages>> {
    if (reader.role === 'dealer' || reader.role === 'station') return { items: [] };
    return { items: (await this.store.about(complaint)).map(withoutKey) };
  }

  /** The station learns of the offer, by when it has to answer, and gets the link to answer by. */
  async jobOffered({ id: event, data }: Of<typeof jobOffered>): Promise<void> {
    const { job, complaint, station: code, vehicle, deadline: until } = data;
    const [station, token] = await Promise.all([this.recipients.station(code), this.offerTokens.of(job)]);
    const to = this.recipients.ofStation(station);
    const deadline = wallClock(until, to.language, station.timeZone);
    const link = token ? this.page('o', token) : this.page('station');
    const facts = { number: complaint, vehicle: nameCar(vehicle), link, deadline };
    await this.tell({ event, complaint, template: 'job-offered', to, facts });
  }

  /** The customer learns who has the complaint in hand, and a dealer that it has one. */
  async complaintAssigned({ id: event, data }: Of<typeof complaintAssigned>): Promise<void> {
    if (!data.first) return;
    const { complaint } = data;
    const contact = await this.recipients.contact(complaint);
    const to = this.recipients.ofCustomer(contact);
    const facts = { number: complaint, vehicle: nameCar(contact.vehicle), link: this.page('t', contact.token) };
    if (data.station) {
      const station = (await this.recipients.station(data.station)).name;
      return this.tell({ event, complaint, template: 'station-assigned', to, facts: { ...facts, station } });
    }
    const code = dealerOf(data);
    if (!code) return this.tell({ event, complaint, template: 'desk-assigned', to, facts });
    const dealer = await this.recipients.dealer(code);
    const template = 'dealer-assigned';
    const named = { ...facts, dealer: dealer.name };
    await Promise.all([
      this.tell({ event, complaint, template, to, facts: named }),
      this.tell({
        event,
        complaint,
        template,
        to: this.recipients.ofDealer(dealer),
        facts: { ...named, link: this.page('dealer') },
      }),
    ]);
  }

  /** The customer is asked whether the car really is right, and asked once more. */
  async followUpAsked({ id: event, data }: Of<typeof complaintFollowUpAsked>): Promise<void> {
    const { complaint, reminder } = data;
    const contact = await this.recipients.contact(complaint);
    const facts = { number: complaint, vehicle: nameCar(contact.vehicle), link: this.page('t', contact.token) };
    const template = reminder ? 'follow-up-reminder' : 'follow-up';
    await this.tell({ event, complaint, template, to: this.recipients.ofCustomer(contact), facts });
  }

  /** Queues a message and begins to send it. An event that comes again finds its message there and says no more. */
  private async tell({ facts, ...told }: Told): Promise<void> {
    const channel = chooseChannel(this.channels.email !== undefined, told.to);
    const draft: Draft = { ...told, ...write(told.template, told.to, facts), channel, link: facts.link };
    const now = this.clock.now();
    const net = new Date(now.getTime() + this.settings.MESSAGE_RETRY_AFTER);
    try {
      this.sending.begin(await this.store.messages.insert(queueMessage(draft, now, net)));
    } catch (error) {
      if (!Refusal.is(error) || error.code !== 'already-exists') throw error;
    }
  }

  private page(...path: string[]): string {
    return [this.settings.PUBLIC_URL.replace(/\/+$/, ''), ...path].join('/');
  }
}

/** The dealer that has a service complaint in hand; `-` stands for none. */
const dealerOf = ({ kind, dealer }: { kind: string; dealer: string }) =>
  kind === 'service' && dealer !== '-' && dealer !== '' ? dealer : undefined;
