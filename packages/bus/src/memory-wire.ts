import { MemoryConsumer } from './memory-consumer.js';
import { MemoryStream } from './memory-stream.js';
import { UnderWay } from './under-way.js';
import {
  type Consumption,
  type Headers,
  type Intake,
  NoReply,
  type ParkedMessages,
  type Question,
  type Stored,
  type Tap,
  type Wire,
} from './wire.js';

type Take = (question: Question) => void;

/** A broker in memory, shared by the buses that are to hear each other. Keeps the rules of NATS the bus relies on. */
export class MemoryNetwork {
  readonly events = new MemoryStream();
  readonly parked = new MemoryStream();
  readonly #answering = new Map<string, Take[]>();
  readonly #consumers = new Map<string, MemoryConsumer>();

  streamOf(subject: string): MemoryStream {
    return subject.startsWith('parked.') ? this.parked : this.events;
  }

  consumer(name: string): MemoryConsumer {
    const there = this.#consumers.get(name) ?? new MemoryConsumer(this.events);
    this.#consumers.set(name, there);
    return there;
  }

  serve(subject: string, take: Take): Tap {
    this.#answering.set(subject, [...(this.#answering.get(subject) ?? []), take]);
    const others = () => (this.#answering.get(subject) ?? []).filter((other) => other !== take);
    return { stop: async () => void this.#answering.set(subject, others()) };
  }

  /** Whoever's turn it is to answer. */
  answerer(subject: string): Take | undefined {
    const [first, ...others] = this.#answering.get(subject) ?? [];
    if (first) this.#answering.set(subject, [...others, first]);
    return first;
  }
}

/** One participant's end of it. */
export class MemoryWire implements Wire {
  connected = true;
  readonly #asks = new UnderWay();

  constructor(private readonly network: MemoryNetwork) {}

  async ask(subject: string, headers: Headers, body: string, withinMs: number): Promise<string> {
    if (!this.connected) throw new NoReply('disconnected');
    const take = this.network.answerer(subject);
    if (!take) throw new NoReply('no-responders');
    this.#asks.begin();
    try {
      return await answered(take, headers, body, withinMs);
    } finally {
      this.#asks.end();
    }
  }

  async serve(subject: string, _group: string, take: Take): Promise<Tap> {
    return this.network.serve(subject, take);
  }

  async store(subject: string, id: string, headers: Headers, body: string): Promise<void> {
    if (!this.connected) throw new NoReply('disconnected');
    this.network.streamOf(subject).store(subject, id, headers, body);
  }

  async consume(name: string, filters: readonly string[], intake: Intake): Promise<Consumption> {
    return this.network.consumer(name).join(filters, intake);
  }

  async follow(from: 'new' | { after: number }, see: (event: Stored) => void): Promise<Tap> {
    const { events } = this.network;
    const stop = events.follow(from === 'new' ? events.last : from.after, see);
    return { stop: async () => stop() };
  }

  get parked(): ParkedMessages {
    const { parked } = this.network;
    return {
      list: async () => parked.all(),
      read: async (sequence) => parked.read(sequence),
      remove: async (sequence) => parked.remove(sequence),
    };
  }

  async close(): Promise<void> {
    await this.#asks.over();
    this.connected = false;
  }
}

function answered(take: Take, headers: Headers, body: string, withinMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoReply('timeout')), withinMs);
    const reply = (text: string) => {
      clearTimeout(timer);
      resolve(text);
    };
    queueMicrotask(() => take({ body, header: (name) => headers[name], reply }));
  });
}
