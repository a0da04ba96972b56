import type { Decision } from '@baylink/contracts';
import { type Message, messageDelayed, messageFailed, messageLife, messageSent } from '@baylink/contracts/outreach';
import { aboutMessage } from './message.js';

/** What became of one try. `lasting`: another try cannot help. `reason` is a code without personal data. */
export type Outcome = { ok: true } | { ok: false; lasting: boolean; reason: string };

export const MAX_TRIES = 8;

/** What a try leads to: sent, tried again after a wait that doubles each time, or failed for good. */
export function settle(message: Message, outcome: Outcome, now: Date, retryAfterMs: number): Decision<Message> {
  // Another process may have sent it meanwhile: its word stands.
  if (message.state !== 'queued') return { after: message, events: [], wakeAt: null };
  const tries = message.tries + 1;
  if (outcome.ok) return sent({ ...message, tries, reason: undefined }, now);
  const tried = { ...message, tries, reason: outcome.reason };
  if (outcome.lasting || tries >= MAX_TRIES) return failed(tried, outcome.reason);
  return delayed(tried, outcome.reason, new Date(now.getTime() + retryAfterMs * 2 ** (tries - 1)));
}

function sent(message: Message, now: Date): Decision<Message> {
  const state = messageLife.next(message.state, 'send', 'clock');
  const after = { ...message, state, sentAt: now.toISOString() };
  return { after, events: [messageSent.of(aboutMessage(after))], wakeAt: null };
}

function failed(message: Message, reason: string): Decision<Message> {
  const state = messageLife.next(message.state, 'fail', 'clock');
  const after = { ...message, state };
  return { after, events: [messageFailed.of({ ...aboutMessage(after), reason })], wakeAt: null };
}

function delayed(message: Message, reason: string, wakeAt: Date): Decision<Message> {
  const state = messageLife.next(message.state, 'retry', 'clock');
  const after = { ...message, state };
  const told = { ...aboutMessage(after), reason, tries: message.tries };
  return { after, events: [messageDelayed.of(told)], wakeAt };
}
