import { currentContext, newTrace, runWith } from '@baylink/bus';

/**
 * Runs `store` as if its request had no `Idempotency-Key`. The key stands for one document; the rows of an import make
 * many, and each is known again by a key of its own.
 */
export const withoutRequestKey = <T>(store: () => Promise<T>): Promise<T> =>
  runWith({ traceparent: currentContext()?.traceparent ?? newTrace() }, store);
