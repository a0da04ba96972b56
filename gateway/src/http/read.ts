import { parse, Refusal } from '@baylink/contracts';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Operation } from '../operation.js';
import { readIfMatch } from './etag.js';

/** What an operation takes, parsed: its parameters, its query, its body and the version it rests on. */
export function read(operation: Operation, request: FastifyRequest) {
  return {
    params: (operation.params ? named(operation.params, request.params) : {}) as Record<string, unknown>,
    query: (operation.query ? parse(operation.query, request.query) : {}) as Record<string, unknown>,
    body: operation.body ? parse(operation.body, request.body) : request.body,
    version: operation.ifMatch ? readIfMatch(request.headers['if-match']) : 0,
  };
}

/** A path with a part that cannot be a name leads nowhere; it is not told from one that names nothing. */
function named(schema: z.ZodObject, params: unknown): unknown {
  const result = schema.safeParse(params);
  if (!result.success) throw new Refusal('not-found');
  return result.data;
}
