import { type Connection, pause } from './nats-connection.js';
import type { JetStreamApi } from './nats-jetstream.js';
import { type Plan, Session } from './nats-session.js';
import { type Consumption, NoReply } from './wire.js';

/**
 * Keeps consuming whatever happens to the connection, the broker or the consumer. One pull request at a time, for
 * as many messages as there is room. The client's own `consume` pulls without regard to the work in hand, waits up to
 * its `expires` before it looks again after a restart, and when stopped leaves what is on the way to the ack time-out.
 */
export class Pulling implements Consumption {
  live = false;
  #session: Session | undefined;
  #stopped = false;
  #kept: Promise<void> | undefined;
  readonly #forget: () => void;

  constructor(
    private readonly connection: Connection,
    private readonly api: JetStreamApi,
    private readonly plan: Plan,
  ) {
    this.#forget = connection.onLost(() => this.again('broker lost'));
  }

  /** Resolves when it consumes for the first time; rejects when that is denied or does not come about in time. */
  async start(withinMs: number): Promise<this> {
    const last = Date.now() + withinMs;
    for (let cause = await this.#open(); cause; cause = await this.#open()) {
      const denied = cause instanceof NoReply && cause.reason === 'denied';
      if (denied || this.#stopped || Date.now() > last) throw new Error(`not consuming ${this.plan.stream}`, { cause });
      await pause(200);
    }
    this.#kept = this.#keep();
    return this;
  }

  wake(): void {
    this.#session?.pull();
  }

  /** Sets the consumer up again. */
  again(why: string): void {
    this.#session?.end(why);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.live = false;
    this.#forget();
    await this.#session?.drain();
    await this.#kept;
  }

  async #keep(): Promise<void> {
    while (!this.#stopped) {
      await this.#session?.ended;
      this.live = false;
      if (this.#stopped) return;
      // Also after a success: a session that ends as it begins must not keep the broker busy.
      await this.#open();
      await pause(this.live ? 20 : 200);
    }
  }

  /** Returns what is in the way. */
  async #open(): Promise<unknown> {
    const { connection, api, plan } = this;
    try {
      const consumer = await plan.consumer();
      await api.ensureConsumer(plan.stream, consumer);
      this.#session = new Session(connection, plan, consumer.name);
      if (this.#stopped) await this.#session.drain();
      this.live = !this.#stopped;
      return undefined;
    } catch (err) {
      // While the broker is away that has been said already.
      if (connection.connected) connection.logger.warn({ stream: plan.stream, err }, 'not consuming');
      return err;
    }
  }
}
