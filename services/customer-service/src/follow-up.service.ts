import type { In, Language, Out } from '@baylink/contracts';
import type { answerFollowUp, getFollowUp, getTrack } from '@baylink/contracts/customer-service';
import { Clock, SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import { ComplaintStore } from './complaint.store.js';
import { CustomerStore } from './customer.store.js';
import { answerByLink } from './domain/follow-up.js';
import type { KeptComplaint } from './domain/kept.js';
import { formOf, trackOf } from './domain/track.js';
import { type CustomerServiceSettings, waitsOf } from './settings.js';

/** The customer's own links: whoever has the token of a complaint sees that one and nothing else. */
@Injectable()
export class FollowUpService {
  constructor(
    private readonly store: ComplaintStore,
    private readonly customers: CustomerStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: CustomerServiceSettings,
  ) {}

  async track({ token }: In<typeof getTrack>): Promise<Out<typeof getTrack>> {
    const complaint = await this.store.byToken(token);
    return trackOf(complaint, await this.languageOf(complaint));
  }

  async form({ token }: In<typeof getFollowUp>): Promise<Out<typeof getFollowUp>> {
    const complaint = await this.store.byToken(token);
    return formOf(complaint, await this.languageOf(complaint));
  }

  async answer({ token, answer }: In<typeof answerFollowUp>): Promise<Out<typeof answerFollowUp>> {
    const { number } = await this.store.byToken(token);
    const after = await this.store.complaints.change(number, (complaint) =>
      answerByLink(complaint, answer, this.clock.now(), waitsOf(this.settings)),
    );
    return formOf(after, await this.languageOf(after));
  }

  private async languageOf({ customer }: KeptComplaint): Promise<Language> {
    return (await this.customers.customers.find(customer.id))?.language ?? 'zh-CN';
  }
}
