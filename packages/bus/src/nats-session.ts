import type { ConsumerConfig } from '@nats-io/jetstream';
import { createInbox, type Msg, nanos, type Subscription } from '@nats-io/transport-node';
import type { Connection } from './nats-connection.js';

/** A message as JetStream delivers it. */
export interface Delivered {
  readonly message: Msg;
  readonly sequence: number;
  readonly tries: number;
  /** Counts the deliveries of its consumer, without a gap. */
  readonly delivery: number;
}

export interface Plan {
  stream: string;
  /** The consumer as it has to be; asked again whenever it is set up again. */
  consumer(): Promise<Partial<ConsumerConfig> & { name: string }>;
  room(): number;
  worthwhile: number;
  take(delivered: Delivered): void;
}

const idleMs = 5000;

/** Consuming until something is wrong. */
export class Session {
  readonly ended: Promise<void>;
  #end!: () => void;
  #over = false;
  #outstanding = 0;
  readonly #inbox: string;
  readonly #subscription: Subscription;
  readonly #silence: NodeJS.Timeout;

  constructor(
    private readonly connection: Connection,
    private readonly plan: Plan,
    private readonly consumer: string,
  ) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#inbox = createInbox(`_INBOX.${connection.service}`);
    this.#subscription = connection.nats.subscribe(this.#inbox, {
      callback: (error, message) => this.#hear(error, message),
    });
    this.#silence = setTimeout(() => this.#silent(), 3 * idleMs);
    this.#silence.unref();
    this.pull();
  }

  /** Asks for as many as there is room for, unless it has asked already. */
  pull(): void {
    const batch = this.plan.room();
    if (this.#over || this.#outstanding > 0 || batch < this.plan.worthwhile) return;
    this.#outstanding = batch;
    const subject = `$JS.API.CONSUMER.MSG.NEXT.${this.plan.stream}.${this.consumer}`;
    const wish = { batch, expires: nanos(6 * idleMs), idle_heartbeat: nanos(idleMs) };
    this.connection.send(subject, JSON.stringify(wish), { reply: this.#inbox });
    this.#silence.refresh();
  }

  end(why: string): void {
    if (this.#over) return;
    this.connection.logger.info({ consumer: this.consumer, why }, 'consuming anew');
    this.#close();
    if (!this.#subscription.isClosed()) this.#subscription.unsubscribe();
  }

  /** Takes what is on the way, then ends. */
  async drain(): Promise<void> {
    if (this.#over) return;
    this.#close();
    await this.#subscription.drain();
  }

  #close(): void {
    this.#over = true;
    clearTimeout(this.#silence);
    this.#end();
  }

  #hear(error: Error | null, message: Msg): void {
    this.#silence.refresh();
    if (error) this.end(error.message);
    else if (message.reply) this.#hearDelivered(message);
    else this.#hearStatus(message);
  }

  #hearDelivered(message: Msg): void {
    this.#outstanding--;
    this.plan.take(readDelivered(message));
    this.pull();
  }

  /** 100 is a heartbeat, 404 and 408 end a pull request; all else means that this consumer is not to be had. */
  #hearStatus({ headers }: Msg): void {
    if (headers?.code === 100) return;
    if (headers?.code === 404 || headers?.code === 408) {
      this.#outstanding = 0;
      this.pull();
    } else {
      this.end(headers?.description || 'no consumer');
    }
  }

  #silent(): void {
    if (this.#outstanding > 0) this.end('silence');
    else this.#silence.refresh();
  }
}

/** `$JS.ACK.[<domain>.<account>.]<stream>.<consumer>.<tries>.<sequence>.<delivery>.…`, see ADR-15 of NATS. */
function readDelivered(message: Msg): Delivered {
  const tokens = message.reply!.split('.');
  const at = tokens.length === 9 ? 4 : 6;
  return { message, tries: Number(tokens[at]), sequence: Number(tokens[at + 1]), delivery: Number(tokens[at + 2]) };
}
