import { createInbox, type Msg } from '@nats-io/transport-node';
import type { Connection } from './nats-connection.js';
import { UnderWay } from './under-way.js';
import { type Headers, NoReply } from './wire.js';

type Waiting = { subject: string; resolve(reply: Msg): void; reject(error: Error): void; timer: NodeJS.Timeout };

/**
 * Questions under way on one connection, with a reply inbox of their own. The client's `request` would wait for its
 * time-out when the connection is lost, send what it kept when it is back, and cost more.
 */
export class Asks {
  readonly #inbox: string;
  readonly #waiting = new Map<string, Waiting>();
  readonly #underWay = new UnderWay();
  #last = 0;

  constructor(private readonly connection: Connection) {
    this.#inbox = `${createInbox(`_INBOX.${connection.service}`)}.`;
    connection.nats.subscribe(`${this.#inbox}*`, { callback: (_error, message) => this.#hear(message) });
    connection.onLost(() => this.#giveUp('disconnected', () => true));
    connection.onDenied((subject) => this.#giveUp('denied', (waiting) => waiting.subject === subject));
  }

  ask(subject: string, headers: Headers | undefined, body: string, withinMs: number): Promise<Msg> {
    return new Promise((resolve, reject) => {
      if (!this.connection.connected) return reject(new NoReply('disconnected'));
      const token = (++this.#last).toString(36);
      this.connection.send(subject, body, { reply: `${this.#inbox}${token}`, headers });
      const timer = setTimeout(() => this.#settle(token)?.reject(new NoReply('timeout')), withinMs);
      this.#waiting.set(token, { subject, resolve, reject, timer });
      this.#underWay.begin();
    });
  }

  /** Resolves when every question has its answer, or has been given up. */
  over(): Promise<void> {
    return this.#underWay.over();
  }

  #hear(reply: Msg): void {
    const waiting = this.#settle(reply.subject.slice(this.#inbox.length));
    if (!waiting) return;
    if (reply.data.length === 0 && reply.headers?.code === 503) waiting.reject(new NoReply('no-responders'));
    else waiting.resolve(reply);
  }

  #settle(token: string): Waiting | undefined {
    const waiting = this.#waiting.get(token);
    if (!waiting) return undefined;
    this.#waiting.delete(token);
    clearTimeout(waiting.timer);
    this.#underWay.end();
    return waiting;
  }

  #giveUp(reason: NoReply['reason'], which: (waiting: Waiting) => boolean): void {
    for (const [token, waiting] of this.#waiting) {
      if (which(waiting)) this.#settle(token)?.reject(new NoReply(reason));
    }
  }
}
