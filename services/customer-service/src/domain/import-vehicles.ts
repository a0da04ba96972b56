import type { Decision, RowOutcome, Vehicle } from '@baylink/contracts';
import type { VehicleRow } from '@baylink/contracts/customer-service';
import { changedFields } from './changed-fields.js';
import { refused, stored, unchanged, union } from './import-outcome.js';
import type { KeptVehicle } from './kept.js';
import { withVehicleKeys } from './keys.js';
import { present } from './present.js';
import { registerVehicle } from './register.js';

export type VehiclePlan = {
  inserts: Decision<KeptVehicle>[];
  changes: { vin: string; row: VehicleRow; owner: string | undefined }[];
  outcomes: RowOutcome[];
};

/** Whom a row names as owner: an id of ours, undefined when it names nobody, or null when nobody is known by that name. */
export type OwnerOf = (row: VehicleRow) => string | undefined | null;

/** A row is the car with its VIN. Rows of one batch may tell of the same car. */
export function planVehicles(rows: VehicleRow[], known: KeptVehicle[], ownerOf: OwnerOf): VehiclePlan {
  const cars = new Map(known.map((vehicle) => [vehicle.vin, vehicle]));
  const fresh = new Map<string, KeptVehicle>();
  const changes: VehiclePlan['changes'] = [];
  const outcomes = rows.map((row) => {
    const { vin } = row;
    const owner = ownerOf(row);
    if (owner === null) return refused({ field: row.owner ? 'owner' : 'ownerRef', rule: 'unknown-customer' });
    const before = cars.get(vin);
    const change = vehicleRowChange(before, row, owner);
    if (before && changedFields<Vehicle>(before, change).length === 0) return unchanged(vin);
    const after = before ? withVehicleKeys({ ...before, ...change }) : registerVehicle({ vin, ...change }).after;
    cars.set(vin, after);
    if (!before || fresh.has(vin)) fresh.set(vin, after);
    else changes.push({ vin, row, owner });
    return stored(vin);
  });
  return { inserts: [...fresh.values()].map((vehicle) => registerVehicle(vehicle)), changes, outcomes };
}

/** What a row says of a car: what it leaves out stays. */
export function vehicleRowChange(
  before: Vehicle | undefined,
  { brand, model, year, plate, externalRefs }: VehicleRow,
  owner: string | undefined,
): Partial<Vehicle> {
  const refs = union(before?.externalRefs ?? [], externalRefs, ({ system, id }) => `${system}:${id}`);
  return present({ brand, model, year, plate, owner, externalRefs: refs });
}
