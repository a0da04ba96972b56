import { AsyncLocalStorage } from 'node:async_hooks';

/** What travels along with the work being done: the W3C trace and, for requests, the caller's idempotency key. */
export interface Context {
  traceparent: string;
  requestKey?: string;
  /** Hash of the body that came with the key: the same key with another body is another request. */
  requestHash?: string;
}

const storage = new AsyncLocalStorage<Context>();

/** The context of the handler that is running, or undefined outside of one. */
export const currentContext = (): Context | undefined => storage.getStore();

/** Runs `fn`, and all it starts, inside `context`. */
export const runWith = <T>(context: Context, fn: () => T): T => storage.run(context, fn);

const wellFormed = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The first span of a new trace. */
export const newTrace = (): string => `00-${hex()}${hex()}${hex()}${hex()}-${hex()}${hex()}-01`;

/** The trace it came with, or a new one when there is none to go on. */
export const traceOf = (traceparent: string | undefined): string =>
  traceparent && wellFormed.test(traceparent) ? traceparent : newTrace();

/** The same trace one hop further: a new span id. */
export const nextHop = (traceparent: string | undefined): string =>
  traceparent ? `${traceparent.slice(0, 36)}${hex()}${hex()}${traceparent.slice(52)}` : newTrace();

const pairs = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'));

/** Eight digits. Ids only have to differ, not to be unguessable, and one is made for every hop. */
function hex(): string {
  const n = (Math.random() * 0x1_0000_0000) | 0;
  return `${pairs[n & 255]}${pairs[(n >>> 8) & 255]}${pairs[(n >>> 16) & 255]}${pairs[n >>> 24]}`;
}
