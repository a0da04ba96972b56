import type { Reader } from '@baylink/contracts';
import { Injectable } from '@nestjs/common';
import { ComplaintStore } from './complaint.store.js';
import { nothing, sightOf } from './domain/scope.js';
import { VehicleStore } from './vehicle.store.js';

/**
 * What a reader sees, as a query to put beside its own. A dealer sees the cars it sold and those complained of to it,
 * with the people who own, drive or complained of them, and whom it brought in itself.
 */
@Injectable()
export class ScopeService {
  constructor(
    private readonly vehicles: VehicleStore,
    private readonly complaints: ComplaintStore,
  ) {}

  /** @param among when only these people matter */
  async customers(reader: Reader, among?: string[]): Promise<object> {
    const sight = sightOf(reader);
    if (sight === 'all') return {};
    if (sight === 'nothing') return nothing;
    const [buyers, complainants] = await Promise.all([
      this.vehicles.customersSoldTo(sight.dealer, among),
      this.complaints.customersOf(sight.dealer, among),
    ]);
    return { $or: [{ registeredBy: sight.dealer }, { _id: { $in: [...buyers, ...complainants] } }] };
  }

  async cars(reader: Reader): Promise<object> {
    const sight = sightOf(reader);
    if (sight === 'all') return {};
    if (sight === 'nothing') return nothing;
    const complainedOf = await this.complaints.vehiclesOf(sight.dealer);
    return { $or: [{ 'purchase.dealer': sight.dealer }, { _id: { $in: complainedOf } }] };
  }
}
