import { Code } from '@baylink/contracts';
import { getDealer, listDealers, listSales, NewSale, recordSale } from '@baylink/contracts/dealer';
import { z } from 'zod';
import { asking } from '../operation.js';

const tag = 'dealers';

export const dealers = {
  listDealers: asking({
    method: 'GET',
    path: '/dealers',
    tag,
    summary: 'Dealers, page by page',
    query: listDealers.input.omit({ reader: true }),
    asks: listDealers,
    input: ({ reader, query }) => ({ reader, ...query }),
  }),
  getDealer: asking({
    method: 'GET',
    path: '/dealers/{code}',
    tag,
    summary: 'A dealer',
    params: z.object({ code: Code }),
    etag: true,
    asks: getDealer,
    input: ({ reader, params }) => ({ reader, ...params }),
  }),
  listSales: asking({
    method: 'GET',
    path: '/sales',
    tag,
    summary: 'Who sold which car to whom, page by page',
    query: listSales.input.omit({ reader: true }),
    asks: listSales,
    input: ({ reader, query }) => ({ reader, ...query }),
  }),
  recordSale: asking({
    method: 'POST',
    path: '/sales',
    tag,
    summary: 'Record a sale; a later one of the same car is a change of owner',
    body: NewSale,
    status: 201,
    etag: true,
    asks: recordSale,
    input: ({ reader, body }) => ({ reader, sale: body }),
  }),
};
