import { ComplaintState, endStates, Refusal } from '@baylink/contracts';
import { type Aggregate, Aggregates, type Stored } from '@baylink/kit';
import { Injectable } from '@nestjs/common';
import { complaintSchema } from './complaint.schema.js';
import type { KeptComplaint } from './domain/kept.js';

type StoredComplaint = Stored<KeptComplaint>;

/** States of complaints that are still somebody's work. */
export const openStates = ComplaintState.options.filter((state) => !(endStates as readonly string[]).includes(state));

@Injectable()
export class ComplaintStore {
  readonly complaints: Aggregate<KeptComplaint>;

  constructor(aggregates: Aggregates) {
    this.complaints = aggregates.of<KeptComplaint>({
      noun: 'complaint',
      collection: 'complaints',
      id: ({ number }) => number,
      schema: complaintSchema,
    });
  }

  /** @throws Refusal `not-found` */
  async byToken(token: string): Promise<KeptComplaint> {
    const [complaint] = await this.all({ token });
    if (!complaint) throw new Refusal('not-found');
    return complaint;
  }

  openOf(customers: string[], where: object): Promise<KeptComplaint[]> {
    return this.all({ $and: [{ 'customer.id': { $in: customers }, state: { $in: openStates } }, where] });
  }

  allOf(customer: string, where: object): Promise<KeptComplaint[]> {
    return this.all({ $and: [{ 'customer.id': customer }, where] });
  }

  /** Who complained where this dealer is concerned, of these people or of all. */
  customersOf(dealer: string, among?: string[]): Promise<string[]> {
    return this.complaints.model.distinct('customer.id', {
      dealer,
      ...(among && { 'customer.id': { $in: among } }),
    }) as unknown as Promise<string[]>;
  }

  /** The cars complained of where this dealer is concerned. */
  vehiclesOf(dealer: string): Promise<string[]> {
    return this.complaints.model.distinct('vehicle.vin', { dealer }) as unknown as Promise<string[]>;
  }

  async countByState(): Promise<Record<string, number>> {
    const counts = await this.complaints.model.aggregate<{ _id: string; count: number }>([
      { $group: { _id: '$state', count: { $sum: 1 } } },
    ]);
    return Object.fromEntries(counts.map(({ _id, count }) => [_id, count]));
  }

  private async all(filter: object): Promise<KeptComplaint[]> {
    return (await this.stored(filter)).map((document) => this.complaints.bare(document));
  }

  private stored(filter: object): Promise<StoredComplaint[]> {
    const newestFirst = { loggedAt: -1, _id: -1 } as const;
    return this.complaints.model.collection
      .find(filter as never)
      .sort(newestFirst)
      .toArray() as unknown as Promise<StoredComplaint[]>;
  }
}
