import { streams } from '@baylink/contracts';
import { type Msg, nanos, nuid } from '@nats-io/transport-node';
import { Asks } from './nats-asks.js';
import type { Connection } from './nats-connection.js';
import { Pulling } from './nats-consume.js';
import { durable, passing } from './nats-consumers.js';
import { JetStreamApi } from './nats-jetstream.js';
import { headerOf, parkedIn } from './nats-parked.js';
import type { Delivered, Plan } from './nats-session.js';
import { Storing } from './nats-storing.js';
import type { Delivery, Headers, Intake, ParkedMessages, Question, Stored, Tap, Wire } from './wire.js';

/** How long a stream or a permission may take to be there at start-up. */
const startWithinMs = 30_000;
/** Pulled ahead for a watcher. */
const watchAhead = 256;

/** The wire of NATS: core for questions, JetStream for events. */
export class NatsWire implements Wire {
  readonly parked: ParkedMessages;

  private constructor(
    private readonly connection: Connection,
    private readonly asks: Asks,
    private readonly storing: Storing,
    private readonly api: JetStreamApi,
    private readonly ackWaitMs: number,
  ) {
    this.parked = parkedIn(api);
  }

  static async on(connection: Connection, { ackWaitMs }: { ackWaitMs: number }): Promise<NatsWire> {
    const asks = new Asks(connection);
    const api = await JetStreamApi.of(connection, asks);
    return new NatsWire(connection, asks, new Storing(connection, asks), api, ackWaitMs);
  }

  get connected(): boolean {
    return this.connection.connected;
  }

  async ask(subject: string, headers: Headers, body: string, withinMs: number): Promise<string> {
    return (await this.asks.ask(subject, headers, body, withinMs)).string();
  }

  async serve(subject: string, group: string, take: (question: Question) => void): Promise<Tap> {
    const { nats, logger } = this.connection;
    const subscription = nats.subscribe(subject, {
      queue: group,
      callback: (err, message) =>
        err ? logger.error({ subject, err }, 'not answering') : take(this.#question(message)),
    });
    await nats.flush();
    if (subscription.isClosed()) throw new Error(`the broker does not let ${group} answer ${subject}`);
    return { stop: () => subscription.drain() };
  }

  store(subject: string, id: string, headers: Headers, body: string, withinMs: number): Promise<void> {
    return this.storing.store({ subject, headers: { ...headers, 'Nats-Msg-Id': id }, body }, withinMs);
  }

  consume(name: string, filters: readonly string[], intake: Intake): Promise<Pulling> {
    const consumer = durable(name, filters, this.ackWaitMs);
    return this.#pull({
      stream: streams.events,
      consumer: async () => consumer,
      room: () => intake.room(),
      worthwhile: intake.worthwhile,
      take: (delivered) => intake.take(this.#delivery(delivered)),
    });
  }

  async follow(from: 'new' | { after: number }, see: (event: Stored) => void): Promise<Tap> {
    const last = () => this.api.lastSequence(streams.events);
    const position = { seen: from === 'new' ? await last() : from.after, delivery: 0 };
    const pulling: Pulling = await this.#pull({
      stream: streams.events,
      consumer: async () => {
        // A stream that ends before what was seen is another one: all of it is new.
        if ((await last()) < position.seen) position.seen = 0;
        position.delivery = 0;
        return passing(`${this.connection.service}_watch_${nuid.next()}`, position.seen + 1);
      },
      room: () => watchAhead,
      worthwhile: watchAhead / 2,
      take: ({ message, sequence, delivery }) => {
        if (delivery === ++position.delivery) {
          position.seen = sequence;
          see(toStored(message, sequence));
        } else {
          pulling.again('gap');
        }
      },
    });
    return pulling;
  }

  async close(): Promise<void> {
    await this.storing.over();
    await this.asks.over();
    if (this.connected) await this.connection.nats.flush().catch(() => {});
    await this.connection.nats.close();
  }

  #question(message: Msg): Question {
    const { headers, reply } = message;
    return {
      body: message.string(),
      header: headerOf(headers),
      reply: (body) => reply && this.connection.send(reply, body),
    };
  }

  #delivery({ message, sequence, tries }: Delivered): Delivery {
    const say = (what: string) => this.connection.send(message.reply!, what);
    return {
      body: message.string(),
      sequence,
      tries,
      ack: () => say('+ACK'),
      retry: (delayMs) => say(delayMs > 0 ? `-NAK {"delay":${nanos(delayMs)}}` : '-NAK'),
      working: () => say('+WPI'),
    };
  }

  #pull(plan: Plan): Promise<Pulling> {
    return new Pulling(this.connection, this.api, plan).start(startWithinMs);
  }
}

const toStored = (message: Msg, sequence: number): Stored => ({
  subject: message.subject,
  sequence,
  body: message.string(),
  header: headerOf(message.headers),
});
