import { z } from 'zod';
import { event, request } from './language.js';
import {
  Code,
  Day,
  Email,
  ExternalRefs,
  listOf,
  Name,
  Page,
  Phone,
  Point,
  pageOf,
  Reader,
  RowOutcome,
  Time,
  Version,
  Vin,
} from './values.js';

const own = { reader: Reader };

export const NewDealer = z.object({
  code: Code,
  name: Name,
  city: z.string().max(80).optional(),
  address: z.string().max(300).optional(),
  position: Point.optional(),
  phone: Phone.optional(),
  email: Email.optional(),
  brands: z.array(z.string().max(80)).max(50).default([]),
  externalRefs: ExternalRefs,
});
export const Dealer = NewDealer.extend({ version: Version });
export type Dealer = z.infer<typeof Dealer>;

/** Who sold which car to whom and when. `customer` is our id; a row of an import may give `customerRef` instead. */
export const NewSale = z.object({
  vin: Vin,
  dealer: Code,
  customer: z.string().max(60).optional(),
  customerRef: z.string().max(180).optional(),
  salesperson: z.string().max(120).optional(),
  date: Day,
  brand: z.string().max(80).optional(),
  model: z.string().max(80).optional(),
  year: z.coerce.number().int().min(1900).max(2100).optional(),
  externalRefs: ExternalRefs,
});
export const Sale = NewSale.extend({ id: z.string(), version: Version, recordedAt: Time });
export type Sale = z.infer<typeof Sale>;

export const listDealers = request('dealer.dealer.list', {
  input: Page.extend({ ...own, q: z.string().max(100).optional() }),
  output: pageOf(Dealer),
});
export const getDealer = request('dealer.dealer.get', { input: z.object({ ...own, code: Code }), output: Dealer });
export const importDealers = request('dealer.dealer.import', {
  input: z.object({ ...own, rows: z.array(NewDealer).max(500) }),
  output: listOf(RowOutcome),
});
export const listSales = request('dealer.sale.list', {
  input: Page.extend({ ...own, vin: z.string().optional(), dealer: Code.optional() }),
  output: pageOf(Sale),
});
export const recordSale = request('dealer.sale.record', { input: z.object({ ...own, sale: NewSale }), output: Sale });
export const importSales = request('dealer.sale.import', {
  input: z.object({ ...own, rows: z.array(NewSale).max(500) }),
  output: listOf(RowOutcome),
});

const AboutDealer = z.object({ dealer: Code });
export const dealerRegistered = event('dealer.registered', 1, AboutDealer, 'dealer');
export const dealerChanged = event('dealer.changed', 1, AboutDealer, 'dealer');
/** A sale of the same car recorded again with a later date is a change of owner. */
export const saleRecorded = event(
  'sale.recorded',
  1,
  NewSale.omit({ externalRefs: true }).extend({ sale: z.string(), dealerName: z.string() }),
  'dealer',
);

export const dealerRequests = [listDealers, getDealer, importDealers, listSales, recordSale, importSales];
