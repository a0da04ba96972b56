import {
  Component,
  complaintLife,
  componentCodes,
  components,
  Kind,
  LogComplaint,
  listOf,
  Refusal,
  Words,
} from '@baylink/contracts';
import {
  actionNames,
  actOnComplaint,
  classify,
  getComplaint,
  listComplaints,
  logComplaint,
} from '@baylink/contracts/customer-service';
import { listMessages } from '@baylink/contracts/outreach';
import { getReceipt, listReceipts, placeByHand, replayReceipt } from '@baylink/contracts/repair-station';
import { z } from 'zod';
import { asking, operation } from '../operation.js';
import { Flag } from '../query.js';

const tag = 'complaints';
const ByNumber = z.object({ number: z.string().min(1).max(40) });
/** A receipt is named by its complaint and its own id: `BL-7K3M-Q2X9.1.1`. */
const ByReceipt = ByNumber.extend({ id: z.string().min(1).max(60) });

export const complaints = {
  logComplaint: asking({
    method: 'POST',
    path: '/complaints',
    tag,
    summary: 'Log a complaint',
    body: LogComplaint,
    status: 201,
    etag: true,
    asks: logComplaint,
    input: ({ reader, body }) => ({ reader, complaint: body }),
    location: ({ number }) => `/complaints/${number}`,
  }),
  listComplaints: asking({
    method: 'GET',
    path: '/complaints',
    tag,
    summary: 'Complaints, newest first, page by page',
    query: listComplaints.input.omit({ reader: true }).extend({ open: Flag.optional() }),
    asks: listComplaints,
    input: ({ reader, query }) => ({ reader, ...query }),
  }),
  getComplaint: asking({
    method: 'GET',
    path: '/complaints/{number}',
    tag,
    summary: 'A complaint with its timeline and what you may do to it now',
    params: ByNumber,
    etag: true,
    asks: getComplaint,
    input: ({ reader, params }) => ({ reader, ...params }),
  }),
  actOnComplaint: asking({
    method: 'POST',
    path: '/complaints/{number}/actions/{action}',
    tag,
    summary: 'Move a complaint on',
    params: ByNumber.extend({ action: z.enum(actionNames) }),
    body: z.looseObject({}).default({}),
    etag: true,
    ifMatch: true,
    lives: Object.values(complaintLife),
    asks: actOnComplaint,
    input: ({ reader, params: { number, action }, version, body }) => ({
      reader,
      number,
      version,
      action: { ...body, type: action },
    }),
  }),
  listReceipts: asking({
    method: 'GET',
    path: '/complaints/{number}/receipts',
    tag,
    summary: 'Why this station: every candidate looked at, every rule with its number',
    params: ByNumber,
    query: listReceipts.input.pick({ candidates: true }),
    asks: listReceipts,
    input: ({ reader, params, query }) => ({ reader, complaint: params.number, ...query }),
  }),
  getReceipt: asking({
    method: 'GET',
    path: '/complaints/{number}/receipts/{id}',
    tag,
    summary: 'One receipt, with more of its candidates',
    params: ByReceipt,
    query: getReceipt.input.pick({ from: true, candidates: true }),
    asks: getReceipt,
    input: ({ reader, params: { number, id }, query }) => ({ reader, id: of(number, id), ...query }),
  }),
  replayReceipt: asking({
    method: 'POST',
    path: '/complaints/{number}/receipts/{id}/replay',
    tag,
    summary: 'Decide once more from what a receipt kept, and what would have won had something been otherwise',
    params: ByReceipt,
    body: replayReceipt.input.pick({ changes: true, candidates: true }).prefault({}),
    asks: replayReceipt,
    input: ({ reader, params: { number, id }, body }) => ({ reader, id: of(number, id), ...body }),
  }),
  placeByHand: asking({
    method: 'POST',
    path: '/complaints/{number}/placements',
    tag,
    summary: 'Place a complaint by hand that nobody took, or that is offered elsewhere',
    params: ByNumber,
    body: placeByHand.input.pick({ station: true, reason: true }),
    status: 201,
    etag: true,
    asks: placeByHand,
    input: ({ reader, params, body }) => ({ reader, complaint: params.number, ...body }),
    location: ({ id }) => `/jobs/${id}`,
  }),
  listComponents: operation({
    method: 'GET',
    path: '/components',
    tag,
    summary: 'The fault classes',
    output: listOf(z.object({ code: Component, kind: Kind, name: Words })),
    answer: async () => ({ items: componentCodes.map((code) => ({ code, ...components[code] })) }),
  }),
  classify: asking({
    method: 'POST',
    path: '/classify',
    tag,
    summary: 'A fault class from a text, with the words that led to it',
    body: classify.input.omit({ reader: true }),
    asks: classify,
    input: ({ reader, body }) => ({ reader, ...body }),
  }),
  listMessages: asking({
    method: 'GET',
    path: '/messages',
    tag,
    summary: 'What was sent about a complaint, to whom, by which channel, in which state',
    query: z.object({ complaint: z.string().min(1).max(40) }),
    asks: listMessages,
    input: ({ reader, query }) => ({ reader, ...query }),
  }),
};

/** @throws Refusal `not-found` for a receipt of another complaint */
function of(number: string, id: string): string {
  if (!id.startsWith(`${number}.`)) throw new Refusal('not-found');
  return id;
}
