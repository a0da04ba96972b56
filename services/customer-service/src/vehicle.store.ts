import { type Decision, Refusal } from '@baylink/contracts';
import { type Aggregate, Aggregates, type Early, type Stored, told } from '@baylink/kit';
import { Injectable } from '@nestjs/common';
import type { KeptVehicle } from './domain/kept.js';
import { ofCustomerKey } from './domain/keys.js';
import type { Sought } from './domain/search.js';
import { keysLike } from './keys-like.js';
import { vehicleSchema } from './vehicle.schema.js';

type Decide = (before: KeptVehicle | undefined) => Decision<KeptVehicle>;

@Injectable()
export class VehicleStore {
  readonly vehicles: Aggregate<KeptVehicle>;

  constructor(aggregates: Aggregates) {
    this.vehicles = aggregates.of<KeptVehicle>({
      noun: 'vehicle',
      collection: 'vehicles',
      id: ({ vin }) => vin,
      schema: vehicleSchema,
    });
  }

  /** Changes a car, or makes it known. */
  async put(vin: string, decide: Decide): Promise<KeptVehicle> {
    return (await this.vehicles.find(vin)) ? this.vehicles.change(vin, decide) : this.first(vin, decide);
  }

  /** Makes a car known that was not; who loses that race changes what won. */
  private first(vin: string, decide: Decide): Promise<KeptVehicle> {
    return this.vehicles.insert(decide(undefined)).catch((error) => this.instead(error, vin, decide));
  }

  /** The same for a complaint that is stored next. */
  firstBefore(vin: string, decide: Decide): Promise<Early<KeptVehicle>> {
    const insert = this.vehicles.insertBefore(decide(undefined));
    return insert.catch(async (error) => told(await this.instead(error, vin, decide)));
  }

  private instead(error: unknown, vin: string, decide: Decide): Promise<KeptVehicle> {
    if (!Refusal.is(error) || error.code !== 'already-exists') throw error;
    return this.vehicles.change(vin, decide);
  }

  like(sought: Sought[], where: object, limit: number): Promise<KeptVehicle[]> {
    return this.all({ $and: [keysLike(sought), where] }, limit);
  }

  byVins(vins: string[]): Promise<KeptVehicle[]> {
    return this.all({ _id: { $in: vins } });
  }

  /** The cars that any of these people own or drive. */
  ofCustomers(ids: string[], where: object): Promise<KeptVehicle[]> {
    return this.all({ $and: [{ keys: { $in: ids.map(ofCustomerKey) } }, where] });
  }

  /** Who owns or drives a car that this dealer sold, of these people or of all. */
  async customersSoldTo(dealer: string, among?: string[]): Promise<string[]> {
    const filter = { 'purchase.dealer': dealer, ...(among && { keys: { $in: among.map(ofCustomerKey) } }) };
    const sold = await this.vehicles.model.collection
      .find(filter as never, { projection: { owner: 1, drivers: 1 } })
      .toArray();
    const ids = (sold as unknown as KeptVehicle[]).flatMap(({ owner, drivers }) => [
      ...(owner ? [owner] : []),
      ...drivers,
    ]);
    return [...new Set(ids)];
  }

  count(): Promise<number> {
    return this.vehicles.model.estimatedDocumentCount();
  }

  private async all(filter: object, limit = 0): Promise<KeptVehicle[]> {
    const found = await this.vehicles.model.collection.find(filter as never, { limit }).toArray();
    return found.map((document) => this.vehicles.bare(document as unknown as Stored<KeptVehicle>));
  }
}
