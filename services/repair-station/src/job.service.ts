import type { Bus } from '@baylink/bus';
import { byReader, type In, type Out, type Reader, Refusal } from '@baylink/contracts';
import { getContact } from '@baylink/contracts/customer-service';
import {
  type actOnJob,
  type answerOffer,
  type getJob,
  type getOffer,
  type getOfferTokens,
  JobState,
  type listJobs,
} from '@baylink/contracts/repair-station';
import { BUS, Clock, LOGGER, type Logger } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import { act } from './domain/act.js';
import { expire } from './domain/answer.js';
import { isActive, type Offer } from './domain/attempt.js';
import { usualAt } from './domain/estimate.js';
import { answerByLink, offerView } from './domain/offer-link.js';
import { onlyStation } from './domain/scope.js';
import { jobView, masked, mayContact, unmasked } from './domain/view.js';
import { cellsAreTaken, JobStore, offersOf } from './job.store.js';
import { RecordStore } from './record.store.js';
import { StationStore } from './station.store.js';

type View = Out<typeof getJob>;
/** A page that shows a job does not wait longer than this for the customer's name. */
const CONTACT_WITHIN_MS = 1000;
/** Lost so often in one request, a bay is fought over by more than people. */
const MAX_LOST_BAYS = 10;

/** What a station does about the jobs it is offered, and who sees which of them. */
@Injectable()
export class JobService {
  constructor(
    private readonly jobs: JobStore,
    private readonly stations: StationStore,
    private readonly records: RecordStore,
    private readonly clock: Clock,
    @Inject(BUS) private readonly bus: Bus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    jobs.attempts.onWake((id) => jobs.change(id, (job) => expire(job, clock.now())));
  }

  async list({ reader, limit, cursor, ...asked }: In<typeof listJobs>): Promise<Out<typeof listJobs>> {
    const page = await this.jobs.attempts.list(listed(asked, onlyStation(reader)), {
      limit,
      cursor,
      order: { offeredAt: -1 },
    });
    return { ...page, items: page.items.map((job) => jobView(job as Offer, reader, this.clock.now())) };
  }

  async get({ reader, id }: In<typeof getJob>): Promise<View> {
    const job = await this.jobs.get(id, onlyStation(reader));
    const view = jobView(job, reader, this.clock.now());
    return { ...view, ...(reader.role === 'station' && (await this.customerOf(job, reader))) };
  }

  async act({ reader, id, version, action }: In<typeof actOnJob>): Promise<View> {
    const doing = { by: byReader(reader), now: this.clock.now() };
    const decide = (job: Offer) => act(job, action, doing, this.roomFor(job));
    const job = await this.change(id, decide, { station: onlyStation(reader), version });
    return jobView(job, reader, this.clock.now());
  }

  /** For the messages about offers alone. */
  async tokens({ jobs }: In<typeof getOfferTokens>): Promise<Out<typeof getOfferTokens>> {
    return { tokens: Object.fromEntries(await this.jobs.tokensOf(jobs)) };
  }

  async offer({ token }: In<typeof getOffer>): Promise<Out<typeof getOffer>> {
    return offerView(await this.jobs.byToken(token), this.clock.now());
  }

  /** The station answers by the link in its message. */
  async answer({ token, answer }: In<typeof answerOffer>): Promise<Out<typeof answerOffer>> {
    const { id } = await this.jobs.byToken(token);
    const job = await this.change(id, (before) => answerByLink(before, answer, this.clock.now(), this.roomFor(before)));
    return offerView(job, this.clock.now());
  }

  /** Who loses a bay to somebody else learns which, and decides again. */
  private async change(...[id, decide, options]: Parameters<JobStore['change']>): Promise<Offer> {
    for (let lost = 0; ; lost++) {
      try {
        return await this.jobs.change(id, decide, options);
      } catch (error) {
        if (!cellsAreTaken(error) || lost === MAX_LOST_BAYS) throw error;
        await this.jobs.recallStation((await this.jobs.get(id)).station);
      }
    }
  }

  private roomFor(job: Offer) {
    const site = this.stations.sites.get(job.station);
    if (!site) throw new Refusal('unavailable', { station: job.station });
    const { minutes } = usualAt(this.records.of(job.station), job.component);
    return { site, taken: this.jobs.bays.takenAt(job.station), usualMinutes: minutes };
  }

  /** Name and phone only while the station works on the car, and every view of them is logged. */
  private async customerOf(job: Offer, reader: Reader): Promise<Pick<View, 'customer'>> {
    if (!mayContact(job, reader)) return { customer: masked };
    try {
      const contact = await this.bus.request(getContact, { number: job.complaint }, { deadlineMs: CONTACT_WITHIN_MS });
      this.logger.info({ account: reader.account, job: job.id }, 'personal-data-viewed');
      return { customer: unmasked(contact) };
    } catch (error) {
      if (!Refusal.is(error)) throw error;
      this.logger.warn({ code: error.code, job: job.id }, 'contact-not-available');
      return {};
    }
  }
}

/** The jobs that were asked for, of those that may be seen. States are named, so that one index gives every order. */
function listed({ state, active, complaint, station }: Partial<In<typeof listJobs>>, only: string | undefined): object {
  const states = JobState.options.filter(
    (one) => (!state || one === state) && (active === undefined || isActive({ state: one }) === active),
  );
  return {
    $and: [offersOf(only), ...(station ? [{ station }] : [])],
    state: { $in: states },
    ...(complaint && { complaint }),
  };
}
