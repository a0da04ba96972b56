import { Refusal, type RefusalCode, refusals } from '@baylink/contracts';
import { NoReply, TooLarge } from './wire.js';

/** Names of the headers that travel with a request. The deadline is absolute, in ms since 1970. */
export const header = {
  traceparent: 'traceparent',
  deadline: 'Baylink-Deadline',
  requestKey: 'Baylink-Request-Key',
  requestHash: 'Baylink-Request-Hash',
} as const;

/** The body of a reply: what was asked for, or a refusal. */
export type Reply = { ok?: unknown; refusal?: { code: string; detail?: Record<string, unknown> } };

/** A refusal as it crosses the wire. */
export const refuse = ({ code, detail }: Refusal): Reply => ({ refusal: { code, detail } });

/** A refusal as it came over the wire; a code that is not ours is `internal`. */
export function readRefusal({ code, detail }: NonNullable<Reply['refusal']>): Refusal {
  return new Refusal(Object.hasOwn(refusals, code) ? (code as RefusalCode) : 'internal', detail);
}

/** What an error of the wire means to whoever asked. */
export function refusalOf(error: unknown, service: string): unknown {
  if (error instanceof NoReply) return unavailable(service, { reason: error.reason });
  if (error instanceof TooLarge) return new Refusal('too-large');
  return error;
}

export const unavailable = (service: string, more: Record<string, unknown> = {}) =>
  new Refusal('unavailable', { service, retryAfterSeconds: 1, ...more });

/** An error in one line, for an operator. */
export function inOneLine(error: unknown): string {
  const text = Refusal.is(error) ? `${error.code} ${JSON.stringify(error.detail)}` : String(error);
  return text.replace(/\s+/g, ' ').slice(0, 500);
}
