import { setTimeout as pause } from 'node:timers/promises';
import { type Envelope, Refusal } from '@baylink/contracts';
import type { EventOutcome, Listener, Settled } from './bus.js';
import { runWith, traceOf } from './context.js';
import { readerOf } from './envelope.js';
import { Lanes } from './lanes.js';
import { park, redrivenSubject } from './parking.js';
import { inOneLine } from './protocol.js';
import { UnderWay } from './under-way.js';
import type { Consumption, Delivery, Wire } from './wire.js';

/**
 * One handler at work: what succeeded is acknowledged, what failed comes again later, what failed for the last time
 * is parked. Where only something it needs is away, an event waits for it here: an outage must neither park events nor
 * keep them for minutes once it is over. Events of one aggregate are handled one after another, so that a handler does
 * not race with itself.
 */
export class Listening {
  readonly #lanes: Lanes;
  readonly #held = new Set<Delivery>();
  readonly #underWay = new UnderWay();
  readonly #read: ReturnType<typeof readerOf>;
  #consumption: Consumption | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  readonly #ending = new AbortController();

  constructor(
    private readonly wire: Wire,
    private readonly options: Settled,
    private readonly listener: Listener,
  ) {
    this.#lanes = new Lanes(options.eventConcurrency, () => this.#consumption?.wake());
    this.#read = readerOf(listener.events);
  }

  get live(): boolean {
    return this.#consumption?.live ?? false;
  }

  async start(): Promise<void> {
    const { service, eventConcurrency, ackWaitMs } = this.options;
    const { handler, events } = this.listener;
    const filters = [...new Set(events.map(({ type }) => `event.${type}.>`)), redrivenSubject(service, handler)];
    this.#consumption = await this.wire.consume(`${service}_${handler}`, filters, {
      room: () => 2 * eventConcurrency - this.#lanes.active,
      worthwhile: eventConcurrency,
      take: (delivery) => this.#take(delivery),
    });
    // Whatever waits or takes long here must not be given to another process in the meantime.
    this.#heartbeat = setInterval(() => this.#stillWorking(), ackWaitMs / 3);
    this.#heartbeat.unref();
  }

  /** Gives back what has not begun, and ends when the rest is done. */
  async rest(): Promise<void> {
    this.#ending.abort();
    await this.#consumption?.stop();
    await this.#underWay.over();
    clearInterval(this.#heartbeat);
  }

  #take(delivery: Delivery): void {
    this.#held.add(delivery);
    this.#underWay.begin();
    const { lane, task } = this.#work(delivery);
    this.#lanes.add(lane, () => task().finally(() => this.#underWay.end()));
  }

  /** What is to be done with it, and what has to be done before. */
  #work(delivery: Delivery): { lane: string; task: () => Promise<void> } {
    const { event, fault } = this.#read(delivery.body);
    const alone = `sequence ${delivery.sequence}`;
    if (event === 'foreign')
      return { lane: alone, task: async () => this.#done(delivery, 'ignored', performance.now()) };
    if (!event) return { lane: alone, task: () => this.#park(delivery, fault, performance.now()) };
    return { lane: event.subject, task: () => this.#handle(delivery, event) };
  }

  async #handle(delivery: Delivery, event: Envelope): Promise<void> {
    if (this.#ending.signal.aborted) return this.#giveBack(delivery, 0);
    const began = performance.now();
    try {
      // More tries than allowed: the last one never ended, so this message may be what kills the process.
      if (delivery.tries > this.options.maxDeliver) throw new Error('the last try never ended');
      await runWith({ traceparent: traceOf(event.traceparent) }, () => this.#patiently(event, began));
      this.#done(delivery, 'handled', began);
    } catch (error) {
      if (this.#ending.signal.aborted && this.#isAway(error)) return this.#giveBack(delivery, 0);
      await this.#failed(delivery, event, error, began);
    }
  }

  /** Handles it as soon as what it needs is there, unless that takes too long or this process ends. */
  async #patiently(event: Envelope, began: number): Promise<void> {
    const { awayMs, awayForMs } = this.options;
    for (let looked = 0; ; looked++) {
      try {
        await this.listener.handle(event as never);
        return;
      } catch (error) {
        const isLong = performance.now() - began > awayForMs;
        if (!this.#isAway(error) || isLong || this.#ending.signal.aborted) throw error;
      }
      await pause(awayMs[Math.min(looked, awayMs.length - 1)], undefined, { signal: this.#ending.signal }).catch(
        () => {},
      );
    }
  }

  #isAway(error: unknown): boolean {
    return (Refusal.is(error) && error.code === 'unavailable') || this.options.isAway(error);
  }

  async #failed(delivery: Delivery, event: Envelope, error: unknown, began: number): Promise<void> {
    const { maxDeliver, backoffMs, logger } = this.options;
    const { tries } = delivery;
    logger.warn(
      { handler: this.listener.handler, event: event.id, type: event.type, tries, err: error },
      'event failed',
    );
    if (tries >= maxDeliver) return this.#park(delivery, error, began);
    this.#giveBack(delivery, backoffMs[Math.min(tries, backoffMs.length) - 1] ?? 0);
    this.#measure('retried', began);
  }

  async #park(delivery: Delivery, error: unknown, began: number): Promise<void> {
    const { logger, backoffMs } = this.options;
    const { handler } = this.listener;
    const about = { handler, sequence: delivery.sequence };
    try {
      await park(this.wire, this.options, handler, delivery, error);
      logger.error({ ...about, error: inOneLine(error) }, 'event parked');
      this.#done(delivery, 'parked', began);
    } catch (cause) {
      logger.error({ ...about, err: cause }, 'event could not be parked');
      this.#giveBack(delivery, backoffMs.at(-1) ?? 0);
    }
  }

  #done(delivery: Delivery, outcome: EventOutcome, began: number): void {
    this.#held.delete(delivery);
    delivery.ack();
    this.#measure(outcome, began);
  }

  #giveBack(delivery: Delivery, delayMs: number): void {
    this.#held.delete(delivery);
    delivery.retry(delayMs);
  }

  #stillWorking(): void {
    for (const delivery of this.#held) delivery.working();
  }

  #measure(outcome: EventOutcome, began: number): void {
    this.options.onEvent({ handler: this.listener.handler, outcome, ms: performance.now() - began });
  }
}
