/** What the bus needs of a broker. There are two: NATS, and a twin in memory. Everything else is the same for both. */
export interface Wire {
  readonly connected: boolean;
  /** Sends and resolves with the reply's body. Rejects with `NoReply`; never waits for a lost connection. */
  ask(subject: string, headers: Headers, body: string, withinMs: number): Promise<string>;
  /** Takes questions together with others of the same queue group. */
  serve(subject: string, group: string, take: (question: Question) => void): Promise<Tap>;
  /** Stores a message once per id. */
  store(subject: string, id: string, headers: Headers, body: string, withinMs: number): Promise<void>;
  /** Delivers what the filters match to one member of the durable consumer, again and again until it is acknowledged. */
  consume(name: string, filters: readonly string[], intake: Intake): Promise<Consumption>;
  /** Every stored event in order. */
  follow(from: 'new' | { after: number }, see: (event: Stored) => void): Promise<Tap>;
  readonly parked: ParkedMessages;
  /** Sends what is still to be sent, waits for what was asked, and closes. */
  close(): Promise<void>;
}

export type Headers = Readonly<Record<string, string>>;

export interface Question {
  readonly body: string;
  header(name: string): string | undefined;
  reply(body: string): void;
}

/** A source that can be shut: nothing new comes in after that. */
export interface Tap {
  stop(): Promise<void>;
}

export interface Intake {
  /** How many more it can take now. */
  room(): number;
  /** From this much room on it is worth asking for more. */
  readonly worthwhile: number;
  take(delivery: Delivery): void;
}

export interface Consumption extends Tap {
  readonly live: boolean;
  /** There is room again. */
  wake(): void;
}

export interface Delivery {
  readonly body: string;
  readonly sequence: number;
  /** 1 for the first. */
  readonly tries: number;
  ack(): void;
  /** Gives it back, to be delivered again after the delay. */
  retry(delayMs: number): void;
  /** Still at it: not to be given to somebody else yet. */
  working(): void;
}

export interface Stored {
  readonly subject: string;
  readonly sequence: number;
  readonly body: string;
  header(name: string): string | undefined;
}

export interface ParkedMessages {
  list(): Promise<Stored[]>;
  read(sequence: number): Promise<Stored | undefined>;
  remove(sequence: number): Promise<void>;
}

/** Why there is no reply. */
export class NoReply extends Error {
  constructor(
    readonly reason: 'no-responders' | 'timeout' | 'disconnected' | 'denied' | 'not-stored',
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.name = 'NoReply';
  }
}

/** The message is larger than the broker takes. */
export class TooLarge extends Error {}
