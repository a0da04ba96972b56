import type { FieldError, RefusalCode } from '@baylink/contracts/language';
import { currentLanguage } from '../words.js';
import { hearServerTime } from './server-time.js';

export type BrokenField = FieldError & { message?: string };
type ProblemBody = {
  title?: string;
  code?: RefusalCode;
  errors?: BrokenField[];
  allowed?: string[];
  retryAfterSeconds?: number;
};

/** The server said no (problem+json), or could not be reached (`unreachable`, status 0). */
export class Problem extends Error {
  readonly errors: readonly BrokenField[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: RefusalCode | 'unreachable',
    readonly status: number,
    body: ProblemBody = {},
  ) {
    super(body.title ?? code);
    this.name = 'Problem';
    this.errors = body.errors ?? [];
    this.retryAfterSeconds = body.retryAfterSeconds;
  }

  /** Trying the same again may help. */
  get isPassing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

type Query = Record<string, string | number | boolean | undefined>;
type Asking = {
  query?: Query;
  /** Sent as JSON; a file as it is, with the content type that it has. */
  body?: unknown;
  /** The version the change rests on: `If-Match`. */
  version?: number;
  /** The same for every try of one intent: `Idempotency-Key`. */
  key?: string;
  signal?: AbortSignal;
  keepalive?: boolean;
};

/**
 * One question to the gateway.
 * @param path below `/api/v1`
 * @throws Problem
 */
export async function ask<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, asking: Asking = {}) {
  const response = await send(method, `/api/v1${path}${queryString(asking.query)}`, asking);
  hearServerTime(response);
  if (!response.ok) throw await toProblem(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function send(method: string, url: string, { body, version, key, signal, keepalive }: Asking) {
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': currentLanguage(),
    ...(body !== undefined && { 'content-type': body instanceof Blob ? body.type : 'application/json' }),
    ...(version !== undefined && { 'if-match': `"${version}"` }),
    ...(key !== undefined && { 'idempotency-key': key }),
  };
  const sent = body instanceof Blob ? body : JSON.stringify(body);
  const init = { method, headers, signal, keepalive, ...(body !== undefined && { body: sent }) };
  return fetch(url, init).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Problem('unreachable', 0);
  });
}

async function toProblem(response: Response) {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  const retryAfterSeconds = body.retryAfterSeconds ?? (Number(response.headers.get('retry-after')) || undefined);
  const code = body.code ?? (response.status >= 500 ? 'unavailable' : 'malformed');
  return new Problem(code, response.status, { ...body, retryAfterSeconds });
}

function queryString(query: Query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : '';
}
