import type { Heard } from '@baylink/bus';
import { type In, type Out, Refusal, type Vehicle } from '@baylink/contracts';
import type {
  changeOwner as changeOwnerRequest,
  getVehicle,
  importVehicles,
} from '@baylink/contracts/customer-service';
import type { saleRecorded } from '@baylink/contracts/dealer';
import type { jobFinished } from '@baylink/contracts/repair-station';
import { LOGGER, type Logger } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import { CustomerStore } from './customer.store.js';
import { afterRepair, afterSale, repairOf } from './domain/history.js';
import { type OwnerOf, planVehicles, vehicleRowChange } from './domain/import-vehicles.js';
import { refKey } from './domain/keys.js';
import { changeOwner, changeVehicle, unknownCustomer } from './domain/register.js';
import { mustTakePart } from './domain/scope.js';
import { vehicleOf } from './domain/view.js';
import { ScopeService } from './scope.service.js';
import { VehicleStore } from './vehicle.store.js';
import { ViewLog } from './view-log.js';

/** The cars of the record. What was sold and repaired is told by those who did it. */
@Injectable()
export class VehicleService {
  constructor(
    private readonly store: VehicleStore,
    private readonly customers: CustomerStore,
    private readonly scope: ScopeService,
    private readonly views: ViewLog,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async get({ reader, vin }: In<typeof getVehicle>): Promise<Vehicle> {
    const vehicle = await this.store.vehicles.get(vin, await this.scope.cars(reader));
    this.views.viewed(reader, 'vehicle', [vin]);
    return vehicleOf(vehicle);
  }

  async changeOwner({ reader, vin, version, owner }: In<typeof changeOwnerRequest>): Promise<Vehicle> {
    const [where, people] = await Promise.all([this.scope.cars(reader), this.scope.customers(reader, [owner])]);
    if (!(await this.customers.customers.find(owner, people))) throw unknownCustomer('owner');
    return vehicleOf(await this.store.vehicles.change(vin, (before) => changeOwner(before, owner), { version, where }));
  }

  async import({ reader, rows }: In<typeof importVehicles>): Promise<Out<typeof importVehicles>> {
    mustTakePart(reader);
    const [known, ownerOf] = await Promise.all([this.store.byVins(rows.map(({ vin }) => vin)), this.owners(rows)]);
    const { inserts, changes, outcomes } = planVehicles(rows, known, ownerOf);
    const inserted = await this.store.vehicles.insertMany(inserts);
    // Who became known in the meantime is changed by its row like the others.
    const lost = new Set(inserts.filter((_, i) => Refusal.is(inserted[i])).map(({ after }) => after.vin));
    const again = rows.filter(({ vin }) => lost.has(vin)).map((row) => ({ vin: row.vin, row, owner: ownerOf(row) }));
    await Promise.all(
      [...changes, ...again].map(({ vin, row, owner }) =>
        this.store.vehicles.change(vin, (before) =>
          changeVehicle(before, vehicleRowChange(before, row, owner ?? undefined)),
        ),
      ),
    );
    return { items: outcomes };
  }

  /** Who sold the car to whom. A buyer that nobody here knows is left out, and said so in the log. */
  async afterSale({ data }: Heard<typeof saleRecorded>): Promise<void> {
    const { vin, sale, customer, customerRef } = data;
    const owner = await this.buyer(customer, customerRef);
    if (!owner && (customer || customerRef)) this.logger.warn({ sale, vin }, 'buyer-unknown');
    await this.store.put(vin, (before) => afterSale(before, data, owner));
  }

  async afterRepair({ data, time }: Heard<typeof jobFinished>): Promise<void> {
    await this.store.put(data.vin, (before) => afterRepair(before, repairOf(data, time), data.vin));
  }

  private async buyer(id?: string, ref?: string): Promise<string | undefined> {
    if (id) return (await this.customers.customers.find(id))?.id;
    if (!ref) return undefined;
    const [known] = await this.customers.withAnyKey([refKey(ref)]);
    return known?.id;
  }

  /** Answers for every row of a batch who its owner is, by two queries. */
  private async owners(rows: { owner?: string; ownerRef?: string }[]): Promise<OwnerOf> {
    const refs = rows.flatMap(({ ownerRef }) => ownerRef ?? []);
    const [byId, byRef] = await Promise.all([
      this.customers.byIds(rows.flatMap(({ owner }) => owner ?? [])),
      this.customers.withAnyKey(refs.map(refKey)),
    ]);
    const ids = new Set(byId.map(({ id }) => id));
    const idOfKey = new Map(byRef.flatMap(({ id, keys }) => keys.map((key) => [key, id])));
    return ({ owner, ownerRef }) => {
      if (owner) return ids.has(owner) ? owner : null;
      return ownerRef ? (idOfKey.get(refKey(ownerRef)) ?? null) : undefined;
    };
  }
}
