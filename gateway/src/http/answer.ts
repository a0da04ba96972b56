import type { Operation } from '../operation.js';
import { API } from './api.js';
import { etagOf } from './etag.js';

/** What goes out. `body` is the text itself, so that an answer that is given again is the same to the letter. */
export type Answer = { status: number; headers: Record<string, string>; body?: string };

export function toAnswer({ status, etag, location }: Operation, output: unknown): Answer {
  if (output === undefined) return { status, headers: {} };
  const { version } = output as { version?: number };
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(etag && version !== undefined && { etag: etagOf(version) }),
      ...(location && { location: API + location(output as never) }),
    },
    body: JSON.stringify(output),
  };
}
