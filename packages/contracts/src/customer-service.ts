import { z } from 'zod';
import {
  Complaint,
  ComplaintLine,
  ComplaintState,
  ComplaintView,
  complaintLife,
  FollowUpAnswer,
  LogComplaint,
} from './complaint.js';
import { Component, Kind } from './components.js';
import { event, request } from './language.js';
import { Customer, CustomerChange, NewCustomer, NewVehicle, Vehicle } from './people.js';
import { Code, Language, listOf, Page, pageOf, Reader, RowOutcome, Time, Token, Version, Vin } from './values.js';

const own = { reader: Reader };

// --- Customers and vehicles ---------------------------------------------------------------------------------------

export const Lookup = z.object({
  phone: z.string().max(40).optional(),
  plate: z.string().max(20).optional(),
  /** All seventeen signs or the last six. */
  vin: z.string().max(20).optional(),
  /** A name, its pinyin or its initials, a plate, a phone or a VIN. */
  q: z.string().max(100).optional(),
});
export const MatchedBy = z.enum(['phone', 'email', 'plate', 'vin', 'vin-last-six', 'name', 'pinyin', 'initials']);
export type MatchedBy = z.infer<typeof MatchedBy>;
export const Found = z.object({
  customer: Customer,
  vehicles: z.array(Vehicle),
  openComplaints: z.array(ComplaintLine),
  matchedBy: MatchedBy,
});
export const lookup = request('customer-service.customer.lookup', { input: Lookup.extend(own), output: listOf(Found) });

/** Everything about one customer in one order of time: capability 10. */
export const RecordEntry = z
  .object({ at: Time, what: z.enum(['purchase', 'complaint', 'repair', 'follow-up', 'customer']) })
  .catchall(z.unknown());
export type RecordEntry = z.infer<typeof RecordEntry>;
export const WholeRecord = z.object({
  customer: Customer,
  vehicles: z.array(Vehicle),
  complaints: z.array(ComplaintLine),
  entries: z.array(RecordEntry),
});
export const getRecord = request('customer-service.customer.record', {
  input: z.object({ ...own, id: z.string() }),
  output: WholeRecord,
});
export const listCustomers = request('customer-service.customer.list', {
  input: Page.extend({ ...own, q: z.string().max(100).optional() }),
  output: pageOf(Customer),
});
export const getCustomer = request('customer-service.customer.get', {
  input: z.object({ ...own, id: z.string() }),
  output: Customer,
});
export const createCustomer = request('customer-service.customer.create', {
  input: z.object({ ...own, customer: NewCustomer }),
  output: Customer,
});
export const changeCustomer = request('customer-service.customer.change', {
  input: z.object({ ...own, id: z.string(), version: Version, change: CustomerChange }),
  output: Customer,
});
export const importCustomers = request('customer-service.customer.import', {
  input: z.object({ ...own, rows: z.array(NewCustomer).max(500) }),
  output: listOf(RowOutcome),
});
export const getVehicle = request('customer-service.vehicle.get', {
  input: z.object({ ...own, vin: Vin }),
  output: Vehicle,
});
/** Rows name the owner by id or by `ownerRef` (system:id, an external reference of the customer). */
export const VehicleRow = NewVehicle.extend({ ownerRef: z.string().max(180).optional() });
export type VehicleRow = z.output<typeof VehicleRow>;
export const importVehicles = request('customer-service.vehicle.import', {
  input: z.object({ ...own, rows: z.array(VehicleRow).max(500) }),
  output: listOf(RowOutcome),
});
export const changeOwner = request('customer-service.vehicle.change-owner', {
  input: z.object({ ...own, vin: Vin, version: Version, owner: z.string() }),
  output: Vehicle,
});

const AboutCustomer = z.object({ customer: z.string() });
export const customerRegistered = event('customer.registered', 1, AboutCustomer, 'customer');
export const customerChanged = event(
  'customer.changed',
  1,
  AboutCustomer.extend({ fields: z.array(z.string()) }),
  'customer',
);
const AboutVehicle = z.object({ vin: z.string() });
export const vehicleRegistered = event('vehicle.registered', 1, AboutVehicle, 'vin');
export const vehicleChanged = event('vehicle.changed', 1, AboutVehicle.extend({ fields: z.array(z.string()) }), 'vin');

// --- Complaints ---------------------------------------------------------------------------------------------------

export const logComplaint = request('customer-service.complaint.log', {
  input: z.object({ ...own, complaint: LogComplaint }),
  output: ComplaintView,
});
export const getComplaint = request('customer-service.complaint.get', {
  input: z.object({ ...own, number: z.string() }),
  output: ComplaintView,
});
export const listComplaints = request('customer-service.complaint.list', {
  input: Page.extend({
    ...own,
    state: ComplaintState.optional(),
    open: z.boolean().optional(),
    kind: Kind.optional(),
    component: Component.optional(),
    vin: z.string().optional(),
    customer: z.string().optional(),
    station: Code.optional(),
    dealer: Code.optional(),
  }),
  output: pageOf(ComplaintLine),
});
/** `action` is parsed against the lifecycle of the complaint's own kind once that is known. */
export const actOnComplaint = request('customer-service.complaint.act', {
  input: z.object({ ...own, number: z.string(), version: Version, action: z.object({ type: z.string() }).loose() }),
  output: ComplaintView,
});
export const countComplaints = request('customer-service.complaint.count', {
  input: z.object({}),
  output: z.object({ customers: z.int(), vehicles: z.int(), complaints: z.record(z.string(), z.int()) }),
});
export const actionNames = [...new Set([...complaintLife.technical.names, ...complaintLife.service.names])];

/** A class with the words of the text that led to it. */
export const Classification = z.object({
  component: Component,
  kind: Kind,
  severity: Complaint.shape.severity,
  evidence: z.array(z.object({ component: Component, words: z.array(z.string()) })),
});
export type Classification = z.infer<typeof Classification>;
export const classify = request('customer-service.complaint.classify', {
  input: z.object({ ...own, text: z.string().min(1).max(8000) }),
  output: Classification,
});

// --- The customer's links -----------------------------------------------------------------------------------------

/** Where is my car in the process: what a customer sees without an account. Nothing of anybody else. */
export const Track = z.object({
  number: z.string(),
  state: ComplaintState,
  kind: Kind,
  component: Component,
  vehicle: z.object({ brand: z.string().optional(), model: z.string().optional(), vinEnd: z.string() }),
  handler: z
    .object({
      station: Code.optional(),
      dealer: Code.optional(),
      desk: z.string().optional(),
      name: z.string().optional(),
      phone: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  appointment: z.object({ start: Time, end: Time }).optional(),
  steps: z.array(z.object({ at: Time, state: ComplaintState })),
  followUp: z.object({ open: z.boolean(), answered: z.boolean(), score: z.int().optional() }),
  language: Language,
});
export const getTrack = request('customer-service.follow-up.track', {
  input: z.object({ token: Token }),
  output: Track,
});
export const FollowUpForm = z.object({
  number: z.string(),
  open: z.boolean(),
  answered: z.boolean(),
  component: Component,
  vehicle: z.object({ brand: z.string().optional(), model: z.string().optional() }),
  answer: FollowUpAnswer.optional(),
  language: Language,
});
export const getFollowUp = request('customer-service.follow-up.get', {
  input: z.object({ token: Token }),
  output: FollowUpForm,
});
export const answerFollowUp = request('customer-service.follow-up.answer', {
  input: z.object({ token: Token, answer: FollowUpAnswer }),
  output: FollowUpForm,
});

/** What the other services need to reach the person behind a complaint; never kept by them. */
export const getContact = request('customer-service.complaint.contact', {
  input: z.object({ number: z.string() }),
  output: z.object({
    customer: z.string(),
    name: z.string(),
    phones: z.array(z.string()),
    emails: z.array(z.string()),
    address: z.string().optional(),
    language: Language,
    token: Token,
    vehicle: Complaint.shape.vehicle,
  }),
});

export const customerServiceRequests = [
  lookup,
  getRecord,
  listCustomers,
  getCustomer,
  createCustomer,
  changeCustomer,
  importCustomers,
  getVehicle,
  importVehicles,
  changeOwner,
  logComplaint,
  getComplaint,
  listComplaints,
  actOnComplaint,
  countComplaints,
  classify,
  getTrack,
  getFollowUp,
  answerFollowUp,
  getContact,
];
