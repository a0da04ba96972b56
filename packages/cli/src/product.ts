import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Language } from '@baylink/contracts';
import axios, { AxiosError, type AxiosInstance, type AxiosResponse } from 'axios';
import { NoAnswer, type Problem, Refused } from './failures.js';

export type Address = { url: string; token?: string | undefined };
export type Sent = {
  key?: string;
  ifMatch?: number;
  params?: Record<string, unknown>;
  /** Tries again for so long while the product is away or busy. A POST should carry a `key` then. */
  patienceMs?: number;
  contentType?: string;
};
/** `replayed`: the product had done this before and says again what it said then. */
// biome-ignore lint/suspicious/noExplicitAny: the bodies are the product's; each caller says what it reads of them.
export type Answer<T = any> = { body: T; version: number | undefined; date: Date | undefined; replayed: boolean };

const WITHIN_MS = 30_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3000;

/** The running product, as one account sees it, over HTTP and nothing else. */
export class Product {
  private readonly http: AxiosInstance;

  constructor(
    readonly address: Address,
    readonly language: Language,
    private readonly agent = new Agent({ keepAlive: true }),
  ) {
    this.http = axios.create({
      baseURL: address.url.replace(/\/+$/, ''),
      timeout: WITHIN_MS,
      httpAgent: agent,
      proxy: false,
      maxRedirects: 0,
      headers: {
        'accept-language': language,
        ...(address.token && { authorization: `Bearer ${address.token}` }),
      },
    });
  }

  /** The same product with another account's token, or as a stranger. */
  as(token: string | undefined): Product {
    return new Product({ url: this.address.url, token }, this.language, this.agent);
  }

  get<T>(path: string, sent: Sent = {}): Promise<Answer<T>> {
    return this.send<T>('GET', path, undefined, { patienceMs: WITHIN_MS, ...sent });
  }

  post<T>(path: string, body: unknown, sent: Sent = {}): Promise<Answer<T>> {
    return this.send<T>('POST', path, body, sent);
  }

  /** Takes an action on a job or a complaint at the version it was last seen. */
  act<T>(path: string, action: string, body: object, version: number, key: string): Promise<Answer<T>> {
    const sent = { ifMatch: version, key, patienceMs: WITHIN_MS };
    return this.post<T>(`${path}/actions/${action}`, body, sent);
  }

  /** All pages of a list. */
  async *every<T>(path: string, params: Record<string, unknown> = {}): AsyncGenerator<T> {
    let cursor: string | null | undefined;
    do {
      const { body } = await this.get<{ items: T[]; nextCursor: string | null }>(path, {
        params: { limit: 200, ...params, ...(cursor && { cursor }) },
      });
      yield* body.items;
      cursor = body.nextCursor;
    } while (cursor);
  }

  private async send<T>(method: string, path: string, data: unknown, sent: Sent): Promise<Answer<T>> {
    const until = performance.now() + (sent.patienceMs ?? 0);
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
      try {
        return toAnswer(await this.http.request<T>({ method, url: pathOf(path), data, ...config(sent) }));
      } catch (error) {
        const failure = this.failureOf(error);
        const next = Math.max(wait, failure.retryAfterMs ?? 0);
        if (!failure.mayPass || performance.now() + next > until) throw failure;
        await pause(next);
      }
    }
  }

  private failureOf(error: unknown): Refused | NoAnswer {
    if (!(error instanceof AxiosError)) throw error;
    const { response } = error as AxiosError<Problem>;
    if (response) return new Refused(response.status, response.data, Number(response.headers['retry-after']));
    return new NoAnswer(this.address.url, error.code ?? error.message);
  }
}

const pathOf = (path: string) => (/^\/(health|version|api)\b/.test(path) ? path : `/api/v1${path}`);

const config = ({ key, ifMatch, params, contentType }: Sent) => ({
  params,
  headers: {
    ...(key && { 'idempotency-key': key }),
    ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
    ...(contentType && { 'content-type': contentType }),
  },
});

function toAnswer<T>({ data, headers }: AxiosResponse<T>): Answer<T> {
  const version = /^"(\d+)"$/.exec(String(headers.etag ?? ''))?.[1];
  const date = typeof headers.date === 'string' ? new Date(headers.date) : undefined;
  const replayed = headers['idempotent-replayed'] === 'true';
  return { body: data, version: version ? Number(version) : undefined, date, replayed };
}
