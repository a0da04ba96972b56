import type { In, Out } from '@baylink/contracts';
import type { getRecord, lookup } from '@baylink/contracts/customer-service';
import { SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import { ComplaintStore } from './complaint.store.js';
import { CustomerStore } from './customer.store.js';
import type { KeptCustomer, KeptVehicle } from './domain/kept.js';
import { entriesOf } from './domain/record.js';
import { ownComplaints } from './domain/scope.js';
import { matchOf, type Search, type Sought, searchOf } from './domain/search.js';
import { customerOf, lineOf, vehicleOf } from './domain/view.js';
import { ScopeService } from './scope.service.js';
import type { CustomerServiceSettings } from './settings.js';
import { VehicleStore } from './vehicle.store.js';
import { ViewLog } from './view-log.js';

type Reader = In<typeof lookup>['reader'];
type Match = { customer: KeptCustomer; matchedBy: Sought['matchedBy']; rank: number };

/** As many as fit on a screen; who has more needs another word. */
const FOUND_AT_MOST = 20;

/** Finds people by whatever a caller says, and brings up all that is known of one. */
@Injectable()
export class RecordService {
  constructor(
    private readonly customers: CustomerStore,
    private readonly vehicles: VehicleStore,
    private readonly complaints: ComplaintStore,
    private readonly scope: ScopeService,
    private readonly views: ViewLog,
    @Inject(SETTINGS) private readonly settings: CustomerServiceSettings,
  ) {}

  async lookup({ reader, ...asked }: In<typeof lookup>): Promise<Out<typeof lookup>> {
    const search = searchOf(asked, this.settings.DEFAULT_REGION);
    const matches = await this.matches(search, reader);
    const ids = matches.map(({ customer }) => customer.id);
    if (ids.length === 0) return { items: [] };
    const [cars, open] = await Promise.all([
      this.vehicles.ofCustomers(ids, await this.scope.cars(reader)),
      this.complaints.openOf(ids, ownComplaints(reader)),
    ]);
    this.views.viewed(reader, 'customer', ids);
    const items = matches.map(({ customer, matchedBy }) => ({
      customer: customerOf(customer),
      vehicles: cars.filter((car) => isOf(car, customer.id)).map(vehicleOf),
      openComplaints: open.filter((one) => one.customer.id === customer.id).map((one) => lineOf(one, reader)),
      matchedBy,
    }));
    return { items };
  }

  async whole({ reader, id }: In<typeof getRecord>): Promise<Out<typeof getRecord>> {
    const [customers, cars] = await Promise.all([this.scope.customers(reader, [id]), this.scope.cars(reader)]);
    const [customer, vehicles, complaints] = await Promise.all([
      this.customers.customers.get(id, customers),
      this.vehicles.ofCustomers([id], cars),
      this.complaints.allOf(id, ownComplaints(reader)),
    ]);
    this.views.viewed(reader, 'customer', [id]);
    return {
      customer: customerOf(customer),
      vehicles: vehicles.map(vehicleOf),
      complaints: complaints.map((complaint) => lineOf(complaint, reader)),
      entries: entriesOf(customer, vehicles, complaints),
    };
  }

  /** Each person once, by the surest of what fits. */
  private async matches(search: Search, reader: Reader): Promise<Match[]> {
    const [direct, byCar] = await Promise.all([
      this.people(search.people, reader),
      this.peopleOfCars(search.cars, reader),
    ]);
    const best = new Map<string, Match>();
    for (const match of [...direct, ...byCar]) {
      if (!best.has(match.customer.id)) best.set(match.customer.id, match);
    }
    return [...best.values()].slice(0, FOUND_AT_MOST);
  }

  private async people(sought: Sought[], reader: Reader): Promise<Match[]> {
    if (sought.length === 0) return [];
    const found = await this.customers.like(sought, await this.scope.customers(reader), FOUND_AT_MOST);
    return found.map((customer) => toMatch(customer, customer.keys, sought)).sort((a, b) => a.rank - b.rank);
  }

  private async peopleOfCars(sought: Sought[], reader: Reader): Promise<Match[]> {
    if (sought.length === 0) return [];
    const cars = await this.vehicles.like(sought, await this.scope.cars(reader), FOUND_AT_MOST);
    const ids = [...new Set(cars.flatMap(peopleOf))];
    if (ids.length === 0) return [];
    const people = await this.customers.byIds(ids, await this.scope.customers(reader, ids));
    return people.map((customer) => {
      const keys = cars.filter((car) => isOf(car, customer.id)).flatMap((car) => car.keys);
      return toMatch(customer, keys, sought);
    });
  }
}

function toMatch(customer: KeptCustomer, keys: string[], sought: Sought[]): Match {
  const match = matchOf(keys, sought)!;
  return { customer, matchedBy: match.matchedBy, rank: sought.indexOf(match) };
}

const peopleOf = ({ owner, drivers }: KeptVehicle) => (owner ? [owner, ...drivers] : drivers);
const isOf = (car: KeptVehicle, id: string) => peopleOf(car).includes(id);
