import { CustomerChange, NewCustomer, Refusal, Vin } from '@baylink/contracts';
import {
  changeCustomer,
  changeOwner,
  createCustomer,
  getCustomer,
  getRecord,
  getVehicle,
  Lookup,
  listCustomers,
  lookup,
} from '@baylink/contracts/customer-service';
import { z } from 'zod';
import { asking } from '../operation.js';

const tag = 'customers';
const Id = z.object({ id: z.string().min(1).max(60) });
const ByVin = z.object({ vin: Vin });

export const customers = {
  lookup: asking({
    method: 'GET',
    path: '/lookup',
    tag,
    summary: 'Find customers and cars by phone, plate, VIN, or anything typed',
    query: Lookup,
    asks: lookup,
    input: ({ reader, query }) => ({ reader, ...someOf(query) }),
  }),
  listCustomers: asking({
    method: 'GET',
    path: '/customers',
    tag,
    summary: 'Customers, page by page',
    query: listCustomers.input.omit({ reader: true }),
    asks: listCustomers,
    input: ({ reader, query }) => ({ reader, ...query }),
  }),
  createCustomer: asking({
    method: 'POST',
    path: '/customers',
    tag,
    summary: 'Register a customer',
    body: NewCustomer,
    status: 201,
    etag: true,
    asks: createCustomer,
    input: ({ reader, body }) => ({ reader, customer: body }),
    location: ({ id }) => `/customers/${id}`,
  }),
  getCustomer: asking({
    method: 'GET',
    path: '/customers/{id}',
    tag,
    summary: 'A customer',
    params: Id,
    etag: true,
    asks: getCustomer,
    input: ({ reader, params }) => ({ reader, ...params }),
  }),
  changeCustomer: asking({
    method: 'PATCH',
    path: '/customers/{id}',
    tag,
    summary: 'Change what is given, keep the rest',
    params: Id,
    body: CustomerChange,
    etag: true,
    ifMatch: true,
    asks: changeCustomer,
    input: ({ reader, params, version, body }) => ({ reader, ...params, version, change: body }),
  }),
  getRecord: asking({
    method: 'GET',
    path: '/customers/{id}/record',
    tag,
    summary: 'The whole record of a customer in one order of time',
    params: Id,
    asks: getRecord,
    input: ({ reader, params }) => ({ reader, ...params }),
  }),
  getVehicle: asking({
    method: 'GET',
    path: '/vehicles/{vin}',
    tag,
    summary: 'A car with its purchase and repairs',
    params: ByVin,
    etag: true,
    asks: getVehicle,
    input: ({ reader, params }) => ({ reader, ...params }),
  }),
  changeOwner: asking({
    method: 'PUT',
    path: '/vehicles/{vin}/owner',
    tag,
    summary: 'Hand the car to another owner; its history stays with it',
    params: ByVin,
    body: z.object({ owner: z.string().min(1).max(60) }),
    etag: true,
    ifMatch: true,
    asks: changeOwner,
    input: ({ reader, params, version, body }) => ({ reader, ...params, version, ...body }),
  }),
};

const ways = Lookup.keyof().options;
function someOf(query: z.output<typeof Lookup>) {
  if (ways.some((way) => query[way]?.trim())) return query;
  throw Refusal.invalid({ field: 'q', rule: 'one-of', fields: ways });
}
