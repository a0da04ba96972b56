import type { Heard } from '@baylink/bus';
import { type ComplaintView, endStates, type In, type Out, readComplaintNumber } from '@baylink/contracts';
import type {
  actOnComplaint,
  countComplaints,
  getComplaint,
  getContact,
  listComplaints,
} from '@baylink/contracts/customer-service';
import type { AboutJob, dispatchUnplaced } from '@baylink/contracts/repair-station';
import { Clock, SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import { ComplaintStore, openStates } from './complaint.store.js';
import { CustomerStore } from './customer.store.js';
import { act } from './domain/act.js';
import { followJob, unplace } from './domain/follow-job.js';
import { ownComplaints } from './domain/scope.js';
import type { Waits } from './domain/step.js';
import { lineOf, viewOf } from './domain/view.js';
import { wake } from './domain/wake.js';
import { type CustomerServiceSettings, waitsOf } from './settings.js';
import { VehicleStore } from './vehicle.store.js';
import { ViewLog } from './view-log.js';

/** A complaint from the moment it is logged: what people do to it, what its job does to it, and what the clock does. */
@Injectable()
export class ComplaintService {
  private readonly waits: Waits;

  constructor(
    private readonly store: ComplaintStore,
    private readonly customers: CustomerStore,
    private readonly vehicles: VehicleStore,
    private readonly views: ViewLog,
    private readonly clock: Clock,
    @Inject(SETTINGS) settings: CustomerServiceSettings,
  ) {
    this.waits = waitsOf(settings);
    store.complaints.onWake((number) =>
      store.complaints.change(number, (complaint) => wake(complaint, this.clock.now(), this.waits)),
    );
  }

  async get({ reader, number }: In<typeof getComplaint>): Promise<ComplaintView> {
    const complaint = await this.store.complaints.get(written(number), ownComplaints(reader));
    this.views.viewed(reader, 'complaint', [complaint.number]);
    return viewOf(complaint, reader);
  }

  async list({ reader, limit, cursor, ...asked }: In<typeof listComplaints>): Promise<Out<typeof listComplaints>> {
    const filter = { $and: [filterOf(asked), ownComplaints(reader)] };
    const { items, nextCursor } = await this.store.complaints.list(filter, { limit, cursor, order: { loggedAt: -1 } });
    this.views.viewed(reader, 'complaint', numbersOf(items));
    return { items: items.map((complaint) => lineOf(complaint, reader)), nextCursor };
  }

  async act({ reader, number, version, action }: In<typeof actOnComplaint>): Promise<ComplaintView> {
    const after = await this.store.complaints.change(
      written(number),
      (complaint) => act(complaint, action, reader, this.clock.now(), this.waits),
      { version, where: ownComplaints(reader) },
    );
    return viewOf(after, reader);
  }

  async count(): Promise<Out<typeof countComplaints>> {
    const [customers, vehicles, complaints] = await Promise.all([
      this.customers.count(),
      this.vehicles.count(),
      this.store.countByState(),
    ]);
    return { customers, vehicles, complaints };
  }

  /** For the services that have to reach the person; they ask each time and keep nothing. */
  async contact({ number }: In<typeof getContact>): Promise<Out<typeof getContact>> {
    const { customer, address, token, vehicle } = await this.store.complaints.get(written(number));
    const { id, name, phones, emails, language, address: home } = await this.customers.customers.get(customer.id);
    this.views.viewed({ account: 'network' }, 'contact', [id]);
    const where = address ?? home;
    return { customer: id, name, phones, emails, language, token, vehicle, ...(where && { address: where }) };
  }

  async followJob(job: AboutJob, at: string): Promise<void> {
    await this.store.complaints.change(job.complaint, (complaint) =>
      followJob(complaint, job, new Date(at), this.waits),
    );
  }

  async unplace({ data, time }: Heard<typeof dispatchUnplaced>): Promise<void> {
    await this.store.complaints.change(data.complaint, (complaint) =>
      unplace(complaint, data, new Date(time), this.waits),
    );
  }
}

type Asked = Omit<In<typeof listComplaints>, 'reader' | 'limit' | 'cursor'>;

function filterOf({ state, open, kind, component, vin, customer, station, dealer }: Asked): object {
  return {
    ...(open !== undefined && { state: { $in: open ? openStates : endStates } }),
    ...(state && { state }),
    ...(kind && { kind }),
    ...(component && { component }),
    ...(vin && { 'vehicle.vin': vin.toUpperCase() }),
    ...(customer && { 'customer.id': customer }),
    ...(station && { 'job.station': station }),
    ...(dealer && { dealer }),
  };
}

/** A number as it is written, however it was typed; what is none is found nowhere. */
const written = (number: string) => readComplaintNumber(number) ?? number;
const numbersOf = (complaints: { number: string }[]) => complaints.map(({ number }) => number);
