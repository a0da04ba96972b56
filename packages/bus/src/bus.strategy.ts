import type { RequestContract } from '@baylink/contracts';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { AnswersExtras, OnExtras } from './answers.js';
import type { Bus } from './bus.js';
import { type Expected, faultsOf } from './start-check.js';

type Found<E> = E & { handle: (message: never) => Promise<unknown> };

/**
 * Puts the `@Answers` and `@On` of a Nest application on a bus: `app.connectMicroservice({ strategy })`.
 * Handlers run through Nest's guards, interceptors and pipes.
 */
export class BusStrategy extends Server implements CustomTransportStrategy {
  readonly #answers: Found<AnswersExtras>[] = [];
  readonly #listeners: Found<OnExtras>[] = [];
  #expected: Expected | undefined;

  constructor(private readonly bus: Bus) {
    super();
  }

  /** Refuses to start unless the service has exactly one answer for each of its requests and its event handlers. */
  expectAnswers(service: string, contracts: readonly RequestContract[]): this {
    this.#expected = { service, contracts };
    return this;
  }

  override addHandler(
    pattern: unknown,
    handler: MessageHandler,
    isEvent = false,
    extras: Record<string, unknown> = {},
  ) {
    const handle = async (message: never) => {
      const result: unknown = await handler(message);
      return isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result;
    };
    if (!extras.contract && !extras.handler) throw new Error(`${String(pattern)} has neither @Answers nor @On`);
    if (isEvent) this.#listeners.push({ ...(extras as OnExtras), handle });
    else this.#answers.push({ ...(extras as AnswersExtras), handle });
  }

  listen(ready: (error?: unknown) => void): void {
    this.#start().then(() => ready(), ready);
  }

  /** Takes no more work and finishes what is under way. Whoever opened the bus drains it: there may be more to say. */
  async close(): Promise<void> {
    await this.bus.rest();
  }

  override on(): never {
    throw new Error('the bus has no events of its own to hear');
  }

  override unwrap<T>(): T {
    return this.bus as T;
  }

  async #start(): Promise<void> {
    const answers = this.#answers.map(({ contract }) => contract.subject);
    const handlers = this.#listeners.map(({ handler }) => handler);
    const faults = faultsOf({ answers, handlers }, this.#expected);
    if (faults.length > 0) throw new Error(`will not start:\n  ${faults.join('\n  ')}`);
    await this.bus.answer(this.#answers);
    await this.bus.listen(this.#listeners);
  }
}
