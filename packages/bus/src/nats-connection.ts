import {
  type ConnectionOptions,
  connect,
  errors,
  type MsgHdrs,
  type NatsConnection,
  type PublishOptions,
  type Status,
} from '@nats-io/transport-node';
import type { BusLogger } from './bus.js';
import { type Headers, TooLarge } from './wire.js';

/** A connection that is kept for ever, and says when it is lost and when it is back. */
export class Connection {
  #connected = true;
  readonly #sending: { subject: string; payload: Uint8Array; options: PublishOptions }[] = [];
  readonly #lost = new Set<() => void>();
  readonly #denied: ((subject: string) => void)[] = [];

  private constructor(
    readonly nats: NatsConnection,
    readonly service: string,
    readonly logger: BusLogger,
  ) {
    void this.#hear();
  }

  /** Connects within the time given; wrong credentials fail at once. */
  static async open(url: string, service: string, logger: BusLogger, withinMs: number): Promise<Connection> {
    const last = Date.now() + withinMs;
    for (;;) {
      try {
        return new Connection(await connect(optionsOf(url, service)), service, logger);
      } catch (error) {
        if (error instanceof errors.AuthorizationError || Date.now() > last) throw error;
        await pause(250);
      }
    }
  }

  get connected(): boolean {
    return this.#connected;
  }

  /**
   * Sends once all that is ready now has been sent too: under load the system calls cost more than all the rest, and
   * the client makes one for each turn of the microtask queue. Throws `TooLarge`; what a lost broker missed is lost.
   */
  send(subject: string, body: string, { reply, headers }: { reply?: string; headers?: Headers } = {}): void {
    const [payload, head] = [Buffer.from(body), headers && encoded(headers)];
    if (payload.length + (head?.length ?? 0) > this.#largest) throw new TooLarge();
    const options = { reply, headers: head && ({ encode: () => head } as unknown as MsgHdrs) };
    if (this.#sending.push({ subject, payload, options }) === 1) process.nextTick(() => this.#flush());
  }

  #flush(): void {
    for (const { subject, payload, options } of this.#sending.splice(0)) {
      if (this.#connected && !this.nats.isClosed()) this.nats.publish(subject, payload, options);
    }
  }

  get #largest(): number {
    return this.nats.info?.max_payload ?? Number.POSITIVE_INFINITY;
  }

  /** Returns how to have it no longer called. */
  onLost(call: () => void): () => void {
    this.#lost.add(call);
    return () => void this.#lost.delete(call);
  }

  /** The broker's permissions do not let this service send to the subject. */
  onDenied(call: (subject: string) => void): void {
    this.#denied.push(call);
  }

  async #hear(): Promise<void> {
    for await (const status of this.nats.status()) this.#note(status);
    this.#connected = false;
  }

  #note(status: Status): void {
    if (status.type === 'disconnect') {
      this.#connected = false;
      this.logger.warn({ broker: status.server }, 'broker lost');
      for (const call of this.#lost) call();
    } else if (status.type === 'reconnect') {
      this.#connected = true;
      this.logger.info({ broker: status.server }, 'broker back');
    } else if (status.type === 'error') {
      this.#noteError(status.error);
    }
  }

  #noteError(error: Error): void {
    this.logger.error({ err: error }, 'broker refused');
    if (error instanceof errors.PermissionViolationError && error.operation === 'publish') {
      for (const call of this.#denied) call(error.subject);
    }
  }
}

/** As the client's own class would, which checks and copies each name every time; it only ever calls `encode`. */
function encoded(headers: Headers): Buffer {
  let lines = 'NATS/1.0\r\n';
  for (const name in headers) lines += `${name}: ${headers[name]!.replace(/[\r\n]+/g, ' ')}\r\n`;
  return Buffer.from(`${lines}\r\n`);
}

/** `nats://user:password@host:port`, several separated by commas. */
function optionsOf(url: string, service: string): ConnectionOptions {
  const urls = url.split(',').map((one) => new URL(one.trim()));
  const { username, password, protocol } = urls[0]!;
  return {
    servers: urls.map(({ host }) => host),
    ...(username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {}),
    ...(protocol === 'tls:' ? { tls: {} } : {}),
    name: service,
    inboxPrefix: `_INBOX.${service}`,
    maxReconnectAttempts: -1,
    // A broker that comes up before its accounts do must not be given up for ever.
    ignoreAuthErrorAbort: true,
    reconnectTimeWait: 100,
    reconnectJitter: 200,
    pingInterval: 5000,
    maxPingOut: 2,
    noAsyncTraces: true,
  };
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
