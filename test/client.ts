import { randomUUID } from 'node:crypto';
import { EventSource } from 'eventsource';

/** An answer as an outside client sees it. `body` is parsed JSON, or undefined when there is none. */
// biome-ignore lint/suspicious/noExplicitAny: an outside client knows no types; each test says what it expects.
export type Answer = { status: number; headers: Headers; body: any; etag: string | undefined };
export type Sent = { ifMatch?: string | number; key?: string; headers?: Record<string, string>; raw?: string };

/**
 * A client that knows only the published interface: paths, bodies, `ETag` and `If-Match`. It stands for the desk, a
 * station or another system, and shares no code with the product.
 */
export class Client {
  constructor(
    readonly origin: string,
    readonly token?: string,
  ) {}

  /** The same product, signed in with a demo role. */
  async as(role: string, at?: string): Promise<Client> {
    const { status, body } = await this.post('/session', { demo: role, ...(at && { at }) });
    if (status !== 201) throw new Error(`no session for ${role} ${at ?? ''}: ${status} ${JSON.stringify(body)}`);
    return new Client(this.origin, body.token);
  }

  get(path: string, sent: Sent = {}): Promise<Answer> {
    return this.send('GET', path, undefined, sent);
  }

  post(path: string, body?: unknown, sent: Sent = {}): Promise<Answer> {
    return this.send('POST', path, body, sent);
  }

  patch(path: string, body: unknown, sent: Sent = {}): Promise<Answer> {
    return this.send('PATCH', path, body, sent);
  }

  /** Takes an action on a job or complaint at the version it was last read. */
  act(path: string, action: string, body: unknown, version: number): Promise<Answer> {
    return this.post(`${path}/actions/${action}`, body, { ifMatch: version, key: randomUUID() });
  }

  async send(method: string, path: string, body: unknown, sent: Sent): Promise<Answer> {
    const response = await fetch(
      `${this.origin}${path.startsWith('/health') || path.startsWith('/api') ? '' : '/api/v1'}${path}`,
      {
        method,
        headers: {
          ...(this.token && { authorization: `Bearer ${this.token}` }),
          ...((body !== undefined || sent.raw !== undefined) && { 'content-type': 'application/json' }),
          ...(sent.ifMatch !== undefined && {
            'if-match': typeof sent.ifMatch === 'number' ? `"${sent.ifMatch}"` : sent.ifMatch,
          }),
          ...(sent.key && { 'idempotency-key': sent.key }),
          ...sent.headers,
        },
        body: sent.raw ?? (body === undefined ? undefined : JSON.stringify(body)),
      },
    );
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: json && text ? JSON.parse(text) : text || undefined,
      etag: response.headers.get('etag') ?? undefined,
    };
  }

  /** The open page: hears what this reader may see, as it happens. Resolves when the stream stands. */
  async listen(lastEventId?: string): Promise<Page> {
    const page = new Page(this, lastEventId);
    await page.opened;
    return page;
  }
}

export type Heard = {
  id: string;
  sequence: string;
  type: string;
  at: number;
  data: Record<string, unknown>;
  subject: string;
};

/** An open page over server-sent events: everything it heard, and a way to wait for more. */
export class Page {
  readonly heard: Heard[] = [];
  readonly opened: Promise<void>;
  private readonly waiting = new Set<() => void>();
  private readonly takers = new Map<string, ((heard: Heard) => void)[]>();
  private readonly source: EventSource;

  constructor(client: Client, lastEventId?: string) {
    const url = `${client.origin}/api/v1/events${lastEventId ? `?lastEventId=${lastEventId}` : ''}`;
    this.source = new EventSource(url, {
      fetch: (input, init) =>
        fetch(input, { ...init, headers: { ...init.headers, authorization: `Bearer ${client.token}` } }),
    });
    this.opened = new Promise((resolve) => this.source.addEventListener('open', () => resolve()));
    for (const type of heardTypes) this.source.addEventListener(type, (event) => this.take(type, event));
  }

  private take(type: string, event: MessageEvent): void {
    const { id, subject, data } = JSON.parse(event.data);
    this.heard.push({ id, sequence: event.lastEventId, type, at: performance.now(), data, subject });
    for (const look of [...this.waiting]) look();
    for (const take of this.takers.get(type) ?? []) take(this.heard.at(-1)!);
  }

  /** Tells of each event of a type as it comes. */
  each(type: string, take: (heard: Heard) => void): void {
    this.takers.set(type, [...(this.takers.get(type) ?? []), take]);
  }

  /** The first event that fits, heard already or to come; rejects after `withinMs`. */
  until(fits: (heard: Heard) => boolean, withinMs = 10_000): Promise<Heard> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => done(new Error(`not heard within ${withinMs} ms; heard ${this.heard.map(({ type }) => type)}`)),
        withinMs,
      );
      const look = () => {
        const found = this.heard.find(fits);
        if (found) done(found);
      };
      const done = (result: Heard | Error) => {
        clearTimeout(late);
        this.waiting.delete(look);
        result instanceof Error ? reject(result) : resolve(result);
      };
      this.waiting.add(look);
      look();
    });
  }

  close(): void {
    this.source.close();
  }
}

/** Every event type a page may hear. Named here by hand: an outside client has no catalogue. */
const heardTypes = [
  ...[
    'logged',
    'dispatching',
    'unplaced',
    'assigned',
    'started',
    'resolved',
    'follow-up-asked',
    'closed',
    'recovering',
    'reopened',
    'redispatched',
    'cancelled',
    'noted',
    'held',
    'released',
  ].map((past) => `complaint.${past}`),
  ...[
    'offered',
    'accepted',
    'declined',
    'expired',
    'booked',
    'arrived',
    'started',
    'waiting-for-parts',
    'resumed',
    'finished',
    'withdrawn',
  ].map((past) => `job.${past}`),
  ...['registered', 'changed'].flatMap((past) => [`station.${past}`, `customer.${past}`, `vehicle.${past}`]),
  'dispatch.unplaced',
  'sale.recorded',
  ...['queued', 'sent', 'failed'].map((past) => `message.${past}`),
];

/** Asks again until the answer fits. Each question is a request over the wire, so this waits without sleeping. */
export async function eventually<T>(
  ask: () => Promise<T>,
  fits: (answer: T) => boolean,
  withinMs = 10_000,
): Promise<T> {
  const until = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (performance.now() > until)
      throw new Error(`not within ${withinMs} ms: ${JSON.stringify(answer).slice(0, 600)}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
