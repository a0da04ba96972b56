import { createHash } from 'node:crypto';
import { currentContext } from '@baylink/bus';
import {
  byReader,
  type ComplaintView,
  complaintNumber,
  type FieldError,
  type In,
  type LogComplaint,
  type NewCustomer,
  type Point,
  type Reader,
  Refusal,
} from '@baylink/contracts';
import type { logComplaint } from '@baylink/contracts/customer-service';
import { Clock, type Early, Random, SETTINGS, told } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import { ComplaintStore } from './complaint.store.js';
import { CustomerStore } from './customer.store.js';
import type { KeptComplaint, KeptCustomer, KeptVehicle } from './domain/kept.js';
import { nameKey, phoneIdentity } from './domain/keys.js';
import { locate } from './domain/locate.js';
import { asLogged, log, type Settled } from './domain/log.js';
import { changeVehicle, missingOf, registerCustomer, registerVehicle } from './domain/register.js';
import { mustTakePart } from './domain/scope.js';
import { viewOf } from './domain/view.js';
import { ScopeService } from './scope.service.js';
import type { CustomerServiceSettings } from './settings.js';
import { VehicleStore } from './vehicle.store.js';

const NUMBER_SIGNS = 7;
/** As long as a ULID; 156 bits of a hash. */
const ID_SIGNS = 26;
/** Of 34 thousand million numbers the same one again and again is a fault and not chance. */
const MAX_TRIES = 5;

/** Takes complaints in: all is looked up and checked first, so that nothing is kept of one that is refused. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly store: ComplaintStore,
    private readonly customers: CustomerStore,
    private readonly vehicles: VehicleStore,
    private readonly scope: ScopeService,
    private readonly clock: Clock,
    private readonly random: Random,
    @Inject(SETTINGS) private readonly settings: CustomerServiceSettings,
  ) {}

  async log({ reader, complaint: wanted }: In<typeof logComplaint>): Promise<ComplaintView> {
    mustTakePart(reader);
    const [repeated, caller, known] = await Promise.all([
      // Looked for before anything is kept: the same key with another body must leave nothing behind.
      this.store.complaints.madeBefore(),
      this.caller(wanted.customer, reader),
      this.vehicles.vehicles.find(wanted.vehicle.vin),
    ]);
    if (repeated) return viewOf(asLogged(repeated), reader);
    const position = checked(wanted, caller);
    const [customer, vehicle] = await this.settled(wanted, reader, known, caller);
    const { id, name } = customer.made;
    const dealer = reader.role === 'dealer' ? reader.dealer : (wanted.dealer ?? vehicle.made.purchase?.dealer);
    const about = { customer: { id, name }, vehicle: vehicle.made, position, dealer };
    const logged = await this.insert(wanted, { ...about, by: byReader(reader), token: this.random.token() });
    customer.tell();
    vehicle.tell();
    return viewOf(asLogged(logged), reader);
  }

  private async caller(customer: LogComplaint['customer'], reader: Reader): Promise<KeptCustomer | undefined> {
    if ('id' in customer) {
      const where = await this.scope.customers(reader, [customer.id]);
      return (await this.customers.customers.find(customer.id, where)) ?? undefined;
    }
    const { name, phone } = customer;
    return this.customers.withAllKeys([phoneIdentity(phone, this.settings.DEFAULT_REGION), nameKey(name)]);
  }

  /** Who complains and of which car, made known where they are not; neither waits for the other. */
  private settled(wanted: LogComplaint, reader: Reader, known: KeptVehicle | null, caller?: KeptCustomer) {
    const id = caller?.id ?? this.newId();
    return Promise.all([
      caller ? told(caller) : this.register(id, wanted.customer, reader),
      this.learn({ ...wanted.vehicle, owner: id }, known),
    ]);
  }

  /** The same request, also while it is under way twice, makes one person: the id that the car's owner is kept by. */
  private newId(): string {
    const { requestKey } = currentContext() ?? {};
    if (!requestKey) return this.random.id();
    return createHash('sha256').update(requestKey).digest('base64url').slice(0, ID_SIGNS);
  }

  private register(id: string, customer: LogComplaint['customer'], reader: Reader): Promise<Early<KeptCustomer>> {
    const { name, phone } = customer as { name: string; phone: string };
    const wanted: NewCustomer = { name, phones: [phone], emails: [], language: 'zh-CN', externalRefs: [] };
    const registeredBy = reader.role === 'dealer' ? reader.dealer : undefined;
    const made = { id, at: this.clock.now(), region: this.settings.DEFAULT_REGION, registeredBy };
    return this.customers.customers.insertBefore(registerCustomer(wanted, made));
  }

  private async learn(named: LogComplaint['vehicle'] & { owner: string }, known: KeptVehicle | null) {
    const decide = (before: KeptVehicle | undefined) =>
      before ? changeVehicle(before, missingOf(before, named)) : registerVehicle(named);
    if (!known) return this.vehicles.firstBefore(named.vin, decide);
    const isComplete = Object.keys(missingOf(known, named)).length === 0;
    return told(isComplete ? known : await this.vehicles.vehicles.change(named.vin, decide));
  }

  private async insert(wanted: LogComplaint, settled: Omit<Settled, 'number'>): Promise<KeptComplaint> {
    for (let tries = 1; ; tries++) {
      const number = complaintNumber(this.random.signs(NUMBER_SIGNS));
      try {
        return await this.store.complaints.insert(log(wanted, { ...settled, number }, this.clock.now()));
      } catch (error) {
        if (!isNumberTaken(error) || tries >= MAX_TRIES) throw error;
      }
    }
  }
}

/** Where the car is, when all that can be wrong is right. */
function checked(wanted: LogComplaint, caller: KeptCustomer | undefined): Point {
  const place = locate(wanted);
  const errors: FieldError[] = 'rule' in place ? [place] : [];
  if (!caller && 'id' in wanted.customer) errors.push({ field: 'customer.id', rule: 'unknown-customer' });
  if (errors.length > 0 || 'rule' in place) throw Refusal.invalid(...errors);
  return place;
}

const isNumberTaken = (error: unknown) =>
  Refusal.is(error) && error.code === 'already-exists' && error.detail.index === '_id_';
