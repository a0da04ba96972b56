import type { Asked, Envelope, EventContract, Out, RequestContract } from '@baylink/contracts';

/**
 * The four words that services speak with: `request` and `answer`, `publish` and `listen`; `watch` for whoever only
 * looks on. What crosses is JSON, so times are ISO 8601 strings.
 */
export interface Bus {
  /**
   * Asks the service that the subject names. Refusals of the other side are thrown as they were; nobody there, no
   * reply in time or no broker is `unavailable` with `service` and `retryAfterSeconds`.
   */
  request<C extends RequestContract>(contract: C, input: Asked<C>, options?: RequestOptions): Promise<Out<C>>;
  /**
   * Resolves when the event is stored, or recognised by its id as stored before. `to` is its subject, or its contract.
   * Throws `unavailable` when that is not acknowledged in time: then it may or may not be stored, so publish again.
   */
  publish(to: string | Pick<EventContract, 'type' | 'key'>, envelope: Envelope): Promise<void>;
  /** Answers requests together with the other processes of this service. Resolves when the broker knows. */
  answer(answers: readonly Answer[]): Promise<void>;
  /** Hears events, each at least once per handler and service, in no order that can be relied on. */
  listen(listeners: readonly Listener[]): Promise<void>;
  /**
   * Hears every event in order, without acknowledging: from now on, or those after a sequence seen before. Goes on
   * after a loss of the connection where it stopped.
   */
  watch(from: WatchFrom, hear: (event: Envelope, sequence: number) => void): Promise<Watching>;
  /** Messages that could not be handled, oldest first. For the operator. */
  parked(): Promise<Parked[]>;
  /** Gives one parked message to the handler that failed, and only to it. Throws `not-found`. */
  redrive(sequence: number): Promise<void>;
  /** Connected, and every listener at work. */
  healthy(): boolean;
  /** Takes no more work and finishes what is under way. It can still ask and publish. */
  rest(): Promise<void>;
  /** Rests, waits for what it sent, and closes. */
  drain(): Promise<void>;
}

export interface RequestOptions {
  /** How long the asker waits; the answering side does not begin later. Default 5000. */
  deadlineMs?: number;
}

export interface Answer {
  contract: RequestContract;
  /** Receives the parsed input. What it throws reaches the asker if it is a `Refusal`, else as `internal`. */
  handle(input: never): Promise<unknown>;
}

export interface Listener {
  /** Its name; with the service's it names the durable consumer: `<service>_<handler>`. */
  handler: string;
  events: readonly EventContract[];
  /** Acknowledged when it resolves; when it rejects the event comes again later. */
  handle(event: never): Promise<unknown>;
}

/** The envelope that a handler of these events receives. */
export type Heard<C extends Pick<EventContract, 'type' | 'data'>> = C extends unknown
  ? Envelope<C['data']['_zod']['output']> & { type: C['type'] }
  : never;

export type WatchFrom = 'new' | { after: number };
export interface Watching {
  stop(): Promise<void>;
}

/** A message that could not be handled. */
export interface Parked {
  sequence: number;
  service: string;
  handler: string;
  /** As it came: parsed where it was JSON, else the text. */
  envelope: unknown;
  error: string;
  /** When it was parked, ISO 8601. */
  at: string;
}

export interface BusLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** `outcome` is `ok`, the code of the refusal, or `expired` when the asker had given up before it began. */
export type MeasuredRequest = { subject: string; outcome: string; ms: number };
export type MeasuredEvent = { handler: string; outcome: EventOutcome; ms: number };
export type EventOutcome = 'handled' | 'retried' | 'parked' | 'ignored';

export interface BusOptions {
  /** Who this process is: queue group, consumer names, inbox. */
  service: string;
  logger?: BusLogger;
  /** Called for each request answered here. Must not throw, like the two below. */
  onRequest?(measured: MeasuredRequest): void;
  /** Called for each request asked from here. */
  onAsked?(measured: MeasuredRequest): void;
  /** Called for each event after it was handled, or not. */
  onEvent?(measured: MeasuredEvent): void;
  /**
   * Whether what a handler threw means that something it needs is away for the moment, as a database is that changes
   * its primary: who asked is told `unavailable` then, and may ask again; an event waits. Default: nothing does.
   */
  isAway?(error: unknown): boolean;
  /**
   * Requests of one subject worked on at once; more are told `unavailable` with `busy`. Default 64: at some fifty a
   * second the last of them is answered long before its asker gives up, and no work is done for nobody.
   */
  requestConcurrency?: number;
  /** Events of one handler worked on at once. Default 64. */
  eventConcurrency?: number;
  /** Tries before a message is parked. Default 8. */
  maxDeliver?: number;
  /** Wait before the second try, the third and so on; the last one repeats. */
  backoffMs?: readonly number[];
  /** How often what a handler needs is looked for while it is away; the last one repeats. */
  awayMs?: readonly number[];
  /** For so long an event waits for that, and this counts as one try. Default 120 000. */
  awayForMs?: number;
  /** How long an event may take to be stored. Default 5000. */
  publishWithinMs?: number;
  /** After this silence an unacknowledged message goes to another process. Default 30 000. */
  ackWaitMs?: number;
}

export type Settled = Required<BusOptions>;

const silent: BusLogger = { info() {}, warn() {}, error() {} };

/** The options with their defaults. */
export function settle(options: BusOptions): Settled {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...defaults, ...(given as BusOptions) };
}

const defaults = {
  logger: silent,
  onRequest() {},
  onAsked() {},
  onEvent() {},
  isAway: () => false,
  requestConcurrency: 64,
  eventConcurrency: 64,
  maxDeliver: 8,
  backoffMs: [200, 1000, 3000, 10_000, 30_000, 60_000, 120_000],
  awayMs: [100, 200, 400, 800, 1600, 2000],
  awayForMs: 120_000,
  publishWithinMs: 5000,
  ackWaitMs: 30_000,
} satisfies Omit<Settled, 'service'>;
