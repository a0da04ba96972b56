import { nuid } from '@nats-io/transport-node';
import type { Asks } from './nats-asks.js';
import type { Connection } from './nats-connection.js';
import { UnderWay } from './under-way.js';
import { type Headers, NoReply } from './wire.js';

interface Message {
  subject: string;
  headers: Headers;
  body: string;
}
interface Waiting extends Message {
  /** When its caller gives up, ms since 1970. */
  last: number;
  resolve(): void;
  reject(error: unknown): void;
}
type Acknowledgement = { count?: number; error?: { err_code?: number; description: string } };

/**
 * Stores messages, each once by its id. Few at a time go one by one. When more wait, they go as one atomic batch
 * (NATS 2.12, `allow_atomic`): it costs the broker about 3 ms whatever its size, and one sync of the disk instead of
 * one for each. A batch that is refused, as for one id that is there already, is stored one by one instead.
 */
export class Storing {
  readonly #waiting: Waiting[] = [];
  readonly #alone: Waiting[] = [];
  readonly #underWay = new UnderWay();
  #singles = 0;
  #batchUnderWay = false;
  #batches = true;

  constructor(
    private readonly connection: Connection,
    private readonly asks: Asks,
  ) {}

  store(message: Message, withinMs: number): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.#underWay.begin();
      this.#waiting.push({ ...message, last: Date.now() + withinMs, resolve, reject });
      this.#next();
    }).finally(() => this.#underWay.end());
  }

  /** Resolves when all is stored, or has been given up. */
  over(): Promise<void> {
    return this.#underWay.over();
  }

  #next(): void {
    if (this.#batches && !this.#batchUnderWay && this.#waiting.length >= least) {
      void this.#storeBatch(this.#waiting.splice(0, most));
    }
    while (!this.#batches || this.#singles < side) {
      const message = this.#alone.shift() ?? this.#waiting.shift();
      if (!message) return;
      void this.#storeOne(message);
    }
  }

  async #storeOne(message: Waiting): Promise<void> {
    this.#singles++;
    try {
      const { error } = await this.#ask(message, message.headers, message.last);
      if (error) throw new NoReply('not-stored', { cause: error });
      message.resolve();
    } catch (error) {
      message.reject(error);
    }
    this.#singles--;
    this.#next();
  }

  async #storeBatch(messages: Waiting[]): Promise<void> {
    this.#batchUnderWay = true;
    try {
      const { count, error } = await this.#sendBatch(messages);
      if (error?.err_code === disabled) this.#batches = false;
      if (count === messages.length) for (const message of messages) message.resolve();
      else this.#alone.push(...messages);
    } catch (error) {
      if (isSilence(error)) for (const message of messages) message.reject(error);
      else this.#alone.push(...messages);
    }
    this.#batchUnderWay = false;
    this.#next();
  }

  /** All in one go; the broker answers the last one for all. */
  #sendBatch(messages: Waiting[]): Promise<Acknowledgement> {
    const batch = nuid.next();
    const numbered = messages.map(({ headers }, at) => ({
      ...headers,
      'Nats-Batch-Id': batch,
      'Nats-Batch-Sequence': String(at + 1),
    }));
    const end = messages.length - 1;
    for (let at = 0; at < end; at++) this.#tell(messages[at]!, numbered[at]!);
    return this.#ask(messages[end]!, { ...numbered[end], 'Nats-Batch-Commit': '1' }, messages[0]!.last);
  }

  #tell({ subject, body }: Message, headers: Headers): void {
    this.connection.send(subject, body, { headers });
  }

  async #ask({ subject, body }: Message, headers: Headers, last: number): Promise<Acknowledgement> {
    const withinMs = last - Date.now();
    if (withinMs <= 0) throw new NoReply('timeout');
    return (await this.asks.ask(subject, headers, body, withinMs)).json();
  }
}

/** Nobody can say whether it was stored. */
const isSilence = (error: unknown) =>
  error instanceof NoReply && (error.reason === 'timeout' || error.reason === 'disconnected');

/** Sent one by one beside each other before the rest waits for a batch. */
const side = 8;
/** From here on a batch is quicker than one by one. */
const least = 16;
/** The broker takes up to 1000 in a batch. */
const most = 500;
/** The error of a stream without `allow_atomic`. */
const disabled = 10174;
