import {
  type Customer,
  type CustomerChange,
  type Decision,
  type NamedVehicle,
  type NewCustomer,
  Refusal,
  type Vehicle,
} from '@baylink/contracts';
import {
  customerChanged,
  customerRegistered,
  vehicleChanged,
  vehicleRegistered,
} from '@baylink/contracts/customer-service';
import { changedFields } from './changed-fields.js';
import type { KeptCustomer, KeptVehicle } from './kept.js';
import { type Region, withCustomerKeys, withVehicleKeys } from './keys.js';

/** Somebody becomes known. */
export function registerCustomer(
  wanted: NewCustomer,
  made: { id: string; at: Date; region: Region; registeredBy?: string },
): Decision<KeptCustomer> {
  const { id, at, region, registeredBy } = made;
  const customer: Customer = { ...wanted, id, version: 1, since: at.toISOString() };
  const after = { ...withCustomerKeys(customer, region), ...(registeredBy && { registeredBy }) };
  return { after, events: [customerRegistered.of({ customer: id })], wakeAt: null };
}

/** What is known of somebody changes; nothing is told when all of it was known. */
export function changeCustomer(before: KeptCustomer, change: CustomerChange, region: Region): Decision<KeptCustomer> {
  const fields = changedFields(before, change);
  if (fields.length === 0) return { after: before, events: [], wakeAt: null };
  const after = withCustomerKeys({ ...before, ...change }, region);
  return { after, events: [customerChanged.of({ customer: before.id, fields })], wakeAt: null };
}

/** A car becomes known. */
export function registerVehicle(wanted: Partial<Vehicle> & { vin: string }): Decision<KeptVehicle> {
  const vehicle: Vehicle = { drivers: [], repairs: [], externalRefs: [], ...wanted, version: 1 };
  return { after: withVehicleKeys(vehicle), events: [vehicleRegistered.of({ vin: wanted.vin })], wakeAt: null };
}

/** What is known of a car changes; nothing is told when all of it was known. */
export function changeVehicle(before: KeptVehicle, change: Partial<Vehicle>): Decision<KeptVehicle> {
  const fields = changedFields(before, change);
  if (fields.length === 0) return { after: before, events: [], wakeAt: null };
  const after = withVehicleKeys({ ...before, ...change });
  return { after, events: [vehicleChanged.of({ vin: before.vin, fields })], wakeAt: null };
}

/** What a caller says of a car fills the gaps in what is known, and overrides nothing. */
export function missingOf(known: Vehicle, named: NamedVehicle & { owner?: string }): Partial<Vehicle> {
  const { brand, model, year, owner } = known;
  return {
    ...(!brand && named.brand && { brand: named.brand }),
    ...(!model && named.model && { model: named.model }),
    ...(!year && named.year && { year: named.year }),
    ...(!owner && named.owner && { owner: named.owner }),
  };
}

/** Its history stays with the car when the owner changes. */
export const changeOwner = (before: KeptVehicle, owner: string) => changeVehicle(before, { owner });

/** A reference to a customer that nobody here answers to. */
export const unknownCustomer = (field: string) => Refusal.invalid({ field, rule: 'unknown-customer' });
