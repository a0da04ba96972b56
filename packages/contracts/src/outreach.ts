import { z } from 'zod';
import { event, lifecycle, request } from './language.js';
import { Language, listOf, Reader, Time, Version } from './values.js';

/** What we say, to whom, by which channel, and what became of it. */
export const messageLife = lifecycle({
  states: ['queued', 'sent', 'delivered', 'failed', 'suppressed'],
  actions: {
    send: { from: ['queued'], to: 'sent', by: ['clock'] },
    retry: { from: ['queued'], to: 'same', by: ['clock'], wake: 'MESSAGE_RETRY_AFTER' },
    fail: { from: ['queued'], to: 'failed', by: ['clock'] },
    deliver: { from: ['sent'], to: 'delivered', by: ['network'] },
    suppress: { from: ['queued'], to: 'suppressed', by: ['clock'] },
  },
});
export const MessageState = z.enum(messageLife.states);
export const Template = z.enum([
  'job-offered',
  'station-assigned',
  'dealer-assigned',
  'desk-assigned',
  'follow-up',
  'follow-up-reminder',
]);
export type Template = z.infer<typeof Template>;

export const Message = z.object({
  /** `<event id>/<recipient>/<channel>`: one message per event, recipient and channel. The customer's id is not in it. */
  id: z.string(),
  version: Version,
  complaint: z.string(),
  template: Template,
  recipient: z.object({ kind: z.enum(['customer', 'station', 'dealer']), id: z.string() }),
  channel: z.enum(['console', 'email']),
  to: z.string(),
  language: Language,
  subject: z.string(),
  text: z.string(),
  link: z.string().optional(),
  state: MessageState,
  /** Why it failed, or the rule that stopped it. */
  reason: z.string().optional(),
  tries: z.int(),
  createdAt: Time,
  sentAt: Time.optional(),
});
export type Message = z.infer<typeof Message>;

export const listMessages = request('outreach.message.list', {
  input: z.object({ reader: Reader, complaint: z.string() }),
  output: listOf(Message),
});

const About = z.object({ message: z.string(), complaint: z.string(), template: Template, channel: z.string() });
export const messageQueued = event('message.queued', 1, About, 'complaint');
export const messageSent = event('message.sent', 1, About, 'complaint');
/** A try that did not succeed; another one follows. `reason` is a code and carries no personal data. */
export const messageDelayed = event(
  'message.delayed',
  1,
  About.extend({ reason: z.string(), tries: z.int() }),
  'complaint',
);
export const messageFailed = event('message.failed', 1, About.extend({ reason: z.string() }), 'complaint');

export const outreachRequests = [listMessages];
