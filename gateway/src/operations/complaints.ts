import {
  Component,
  complaintLife,
  componentCodes,
  components,
  Kind,
  LogComplaint,
  listOf,
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
import { listReceipts } from '@baylink/contracts/repair-station';
import { z } from 'zod';
import { asking, operation } from '../operation.js';
import { Flag } from '../query.js';

const tag = 'complaints';
const ByNumber = z.object({ number: z.string().min(1).max(40) });

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
    asks: listReceipts,
    input: ({ reader, params }) => ({ reader, complaint: params.number }),
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
