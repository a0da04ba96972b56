import { z } from 'zod';
import { Code, Day, Email, ExternalRefs, Language, Name, Phone, Time, Version, Vin } from './values.js';

const Year = z.coerce.number().int().min(1900).max(2100);

/** A person or firm that owns, drives or complains. */
export const Customer = z.object({
  id: z.string(),
  version: Version,
  name: Name,
  phones: z.array(Phone).max(10),
  emails: z.array(Email).max(10),
  language: Language,
  address: z.string().max(300).optional(),
  /** Noted once, seen by every department: "call after 18:00". */
  preferences: z.string().max(1000).optional(),
  externalRefs: ExternalRefs,
  since: Time,
});
export type Customer = z.infer<typeof Customer>;
export const NewCustomer = z.object({
  name: Name,
  phones: z.array(Phone).min(1).max(10),
  emails: z.array(Email).max(10).default([]),
  language: Language.default('zh-CN'),
  address: z.string().max(300).optional(),
  preferences: z.string().max(1000).optional(),
  externalRefs: ExternalRefs,
});
export type NewCustomer = z.output<typeof NewCustomer>;
/** What a change leaves out stays as it is: nothing here has a default. */
export const CustomerChange = NewCustomer.extend({
  emails: NewCustomer.shape.emails.unwrap(),
  language: NewCustomer.shape.language.unwrap(),
  externalRefs: NewCustomer.shape.externalRefs.unwrap(),
}).partial();
export type CustomerChange = z.output<typeof CustomerChange>;

/** Who sold the car to whom and when; copied from the dealer's event. */
export const Purchase = z.object({
  sale: z.string(),
  dealer: Code,
  dealerName: z.string().optional(),
  salesperson: z.string().optional(),
  date: Day,
});

export type Purchase = z.infer<typeof Purchase>;

/** One repair in a car's history, copied from the station's events. */
export const Repair = z.object({
  job: z.string(),
  complaint: z.string(),
  station: Code,
  stationName: z.string().optional(),
  inCharge: z.string().optional(),
  component: z.string(),
  finishedAt: Time,
  odometerKm: z.number().optional(),
  report: z.object({ complaint: z.string(), cause: z.string(), correction: z.string() }),
});

export type Repair = z.infer<typeof Repair>;

/** A car. Its history stays with it when the owner changes. */
export const Vehicle = z.object({
  vin: Vin,
  version: Version,
  brand: z.string().max(80).optional(),
  model: z.string().max(80).optional(),
  year: Year.optional(),
  plate: z.string().max(20).optional(),
  owner: z.string().optional(),
  drivers: z.array(z.string()).max(20),
  purchase: Purchase.optional(),
  repairs: z.array(Repair),
  externalRefs: ExternalRefs,
});
export type Vehicle = z.infer<typeof Vehicle>;
/** A car as it is named by whoever reports it; more is filled in when it becomes known. */
export const NamedVehicle = z.object({
  vin: Vin,
  brand: z.string().trim().min(1).max(80).optional(),
  model: z.string().trim().min(1).max(80).optional(),
  year: Year.optional(),
});
export type NamedVehicle = z.output<typeof NamedVehicle>;
export const NewVehicle = NamedVehicle.extend({
  plate: z.string().trim().min(1).max(20).optional(),
  owner: z.string().optional(),
  externalRefs: ExternalRefs,
});
export type NewVehicle = z.output<typeof NewVehicle>;

/** The car as a complaint or a job keeps it. */
export const VehicleOf = z.object({
  vin: z.string(),
  brand: z.string().optional(),
  model: z.string().optional(),
  year: z.number().optional(),
});
