import { randomUUID } from 'node:crypto';
import { parse, Refusal } from '@baylink/contracts';
import type { Answer, Settled } from './bus.js';
import { type Context, runWith, traceOf } from './context.js';
import { header, type Reply, refuse, unavailable } from './protocol.js';
import { UnderWay } from './under-way.js';
import type { Question, Tap, Wire } from './wire.js';

/** Answers questions: bounded, in time, checked, and never silent. */
export class Answering {
  readonly #underWay = new UnderWay();
  /** By subject: many who ask for one thing must not keep others from asking for another. */
  readonly #working = new Map<string, number>();
  readonly #taps: Tap[] = [];

  constructor(
    private readonly wire: Wire,
    private readonly options: Settled,
  ) {}

  async add(answers: readonly Answer[]): Promise<void> {
    const serve = (answer: Answer) =>
      this.wire.serve(answer.contract.subject, this.options.service, (question) => this.#take(answer, question));
    this.#taps.push(...(await Promise.all(answers.map(serve))));
  }

  /** Takes no more, and ends when the last answer is sent. */
  async rest(): Promise<void> {
    await Promise.all(this.#taps.splice(0).map((tap) => tap.stop()));
    await this.#underWay.over();
  }

  #take(answer: Answer, question: Question): void {
    const began = performance.now();
    const subject = answer.contract.subject;
    if (Number(question.header(header.deadline)) < Date.now()) {
      this.#measure(subject, 'expired', began);
    } else if ((this.#working.get(subject) ?? 0) >= this.options.requestConcurrency) {
      this.#reply(subject, question, refuse(unavailable(this.options.service, { busy: true })), began);
    } else {
      void this.#work(answer, question, began);
    }
  }

  async #work(answer: Answer, question: Question, began: number): Promise<void> {
    const { subject } = answer.contract;
    this.#underWay.begin();
    this.#count(subject, 1);
    const reply = await this.#replyOf(answer, question);
    this.#reply(subject, question, reply, began);
    this.#count(subject, -1);
    this.#underWay.end();
  }

  #count(subject: string, change: 1 | -1): void {
    this.#working.set(subject, (this.#working.get(subject) ?? 0) + change);
  }

  async #replyOf({ contract, handle }: Answer, question: Question): Promise<Reply> {
    try {
      const input = parse(contract.input, readJson(question.body));
      return { ok: await runWith(contextOf(question), () => handle(input as never)) };
    } catch (error) {
      return refuse(Refusal.is(error) ? error : this.#unexpected(contract.subject, error));
    }
  }

  #reply(subject: string, question: Question, reply: Reply, began: number): void {
    try {
      question.reply(JSON.stringify(reply));
      this.#measure(subject, reply.refusal?.code ?? 'ok', began);
    } catch (error) {
      // What cannot be written as JSON or is larger than the broker takes; a refusal always fits.
      if (!reply.refusal) this.#reply(subject, question, refuse(this.#unexpected(subject, error)), began);
    }
  }

  /** The asker may come again, or gets a reference; what happened stays in the log. */
  #unexpected(subject: string, error: unknown): Refusal {
    const { service, isAway, logger } = this.options;
    if (isAway(error)) {
      logger.warn({ subject, err: error }, 'request not possible now');
      return unavailable(service);
    }
    const reference = randomUUID();
    logger.error({ subject, reference, err: error }, 'request failed');
    return new Refusal('internal', { reference });
  }

  #measure(subject: string, outcome: string, began: number): void {
    this.options.onRequest({ subject, outcome, ms: performance.now() - began });
  }
}

function readJson(body: string): unknown {
  try {
    return body === '' ? undefined : JSON.parse(body);
  } catch {
    throw new Refusal('malformed');
  }
}

function contextOf(question: Question): Context {
  const context: Context = { traceparent: traceOf(question.header(header.traceparent)) };
  const requestKey = question.header(header.requestKey);
  if (requestKey) Object.assign(context, { requestKey, requestHash: question.header(header.requestHash) });
  return context;
}
