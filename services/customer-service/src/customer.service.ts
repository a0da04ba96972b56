import { type Customer, type In, type Out, type Reader, Refusal } from '@baylink/contracts';
import type {
  changeCustomer as changeRequest,
  createCustomer,
  getCustomer,
  importCustomers,
  listCustomers,
} from '@baylink/contracts/customer-service';
import { Clock, Random, SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import { CustomerStore } from './customer.store.js';
import { keysOfRows, markRows, planCustomers, rowChange } from './domain/import-customers.js';
import { refused } from './domain/import-outcome.js';
import { changeCustomer, registerCustomer } from './domain/register.js';
import { mustTakePart, sightOf } from './domain/scope.js';
import { searchAnything } from './domain/search.js';
import { customerOf } from './domain/view.js';
import { keysLike } from './keys-like.js';
import { ScopeService } from './scope.service.js';
import type { CustomerServiceSettings } from './settings.js';
import { ViewLog } from './view-log.js';

/** The people of the record. */
@Injectable()
export class CustomerService {
  constructor(
    private readonly store: CustomerStore,
    private readonly scope: ScopeService,
    private readonly views: ViewLog,
    private readonly clock: Clock,
    private readonly random: Random,
    @Inject(SETTINGS) private readonly settings: CustomerServiceSettings,
  ) {}

  async get({ reader, id }: In<typeof getCustomer>): Promise<Customer> {
    const customer = await this.store.customers.get(id, await this.scope.customers(reader, [id]));
    this.views.viewed(reader, 'customer', [id]);
    return customerOf(customer);
  }

  async list({ reader, q, ...page }: In<typeof listCustomers>): Promise<Out<typeof listCustomers>> {
    const like = q ? keysLike(searchAnything(q, this.settings.DEFAULT_REGION).people) : {};
    const filter = { $and: [like, await this.scope.customers(reader)] };
    const { items, nextCursor } = await this.store.customers.list(filter, { ...page, order: { since: -1 } });
    this.views.viewed(reader, 'customer', idsOf(items));
    return { items: items.map(customerOf), nextCursor };
  }

  async create({ reader, customer }: In<typeof createCustomer>): Promise<Customer> {
    mustTakePart(reader);
    const made = { id: this.random.id(), at: this.clock.now(), region: this.settings.DEFAULT_REGION };
    const registered = registerCustomer(customer, { ...made, registeredBy: dealerOf(reader) });
    return customerOf(await this.store.customers.insert(registered));
  }

  async change({ reader, id, version, change }: In<typeof changeRequest>): Promise<Customer> {
    const where = await this.scope.customers(reader, [id]);
    const decide = (before: Parameters<typeof changeCustomer>[0]) =>
      changeCustomer(before, change, this.settings.DEFAULT_REGION);
    return customerOf(await this.store.customers.change(id, decide, { version, where }));
  }

  async import({ reader, rows }: In<typeof importCustomers>): Promise<Out<typeof importCustomers>> {
    mustTakePart(reader);
    const region = this.settings.DEFAULT_REGION;
    const marked = markRows(rows, region);
    const known = await this.store.withAnyKey(keysOfRows(marked));
    const made = { ids: rows.map(() => this.random.id()), at: this.clock.now(), region };
    const { inserts, changes, outcomes } = planCustomers(marked, known, made);
    const [inserted] = await Promise.all([
      this.store.customers.insertMany(inserts),
      ...changes.map(({ id, row }) =>
        this.store.customers.change(id, (before) => changeCustomer(before, rowChange(before, row, region), region)),
      ),
    ]);
    const lost = new Map(inserts.map(({ after }, i) => [after.id, inserted[i]]));
    return { items: outcomes.map((outcome) => orRefused(outcome, lost.get(outcome.id ?? ''))) };
  }
}

const idsOf = (customers: Customer[]) => customers.map(({ id }) => id);

function dealerOf(reader: Reader): string | undefined {
  const sight = sightOf(reader);
  return typeof sight === 'object' ? sight.dealer : undefined;
}

const orRefused = <T>(outcome: T, result: unknown) =>
  Refusal.is(result) ? refused({ field: '', rule: result.code }) : outcome;
