import type { Decision, Purchase, Repair, Vehicle } from '@baylink/contracts';
import type { saleRecorded } from '@baylink/contracts/dealer';
import type { jobFinished } from '@baylink/contracts/repair-station';
import type { z } from 'zod';
import type { KeptVehicle } from './kept.js';
import { present } from './present.js';
import { changeVehicle, missingOf, registerVehicle } from './register.js';

type SaleRecorded = z.output<typeof saleRecorded.data>;
type JobFinished = z.output<typeof jobFinished.data>;

/**
 * What a sale makes of a car: the later one decides who sold it and who owns it, in whatever order they are heard.
 * A car sold on to somebody who is not known here is nobody's, and not its last owner's.
 * @param owner the buyer by our id, when we know the buyer
 */
export function afterSale(before: KeptVehicle | undefined, told: SaleRecorded, owner?: string): Decision<KeptVehicle> {
  const { vin, brand, model, year } = told;
  const purchase = purchaseOf(told);
  if (!before) return registerVehicle(present({ vin, brand, model, year, purchase, owner }));
  const filled = missingOf(before, { vin, brand, model, year });
  const last = before.purchase;
  if (last && isLater(last, purchase)) return changeVehicle(before, filled);
  const soldOn = last !== undefined && last.sale !== purchase.sale;
  return changeVehicle(before, { ...filled, purchase, owner: owner ?? (soldOn ? undefined : before.owner) });
}

/** A repair goes into a car's history once, however often it is told, in the order in which repairs were finished. */
export function afterRepair(before: KeptVehicle | undefined, repair: Repair, vin: string): Decision<KeptVehicle> {
  if (!before) return registerVehicle({ vin, repairs: [repair] });
  if (before.repairs.some(({ job }) => job === repair.job)) return changeVehicle(before, {});
  const repairs = [...before.repairs, repair].sort((a: Repair, b: Repair) => (a.finishedAt < b.finishedAt ? -1 : 1));
  return changeVehicle(before, { repairs } satisfies Partial<Vehicle>);
}

/** @param finishedAt when the station said so */
export function repairOf(told: JobFinished, finishedAt: string): Repair {
  const { job, complaint, station, stationName, inCharge, component, odometerKm, report } = told;
  return present({ job, complaint, station, stationName, inCharge, component, finishedAt, odometerKm, report });
}

const purchaseOf = ({ sale, dealer, dealerName, salesperson, date }: SaleRecorded): Purchase =>
  present({ sale, dealer, dealerName, salesperson, date });

/** Of two sales on one day the greater id counts as the later, so that every order of hearing ends alike. */
const isLater = (one: Purchase, other: Purchase) =>
  one.date === other.date ? one.sale > other.sale : one.date > other.date;
