import type { MemoryStream } from './memory-stream.js';
import type { Consumption, Delivery, Intake, Stored } from './wire.js';

type Waiting = { message: Stored; tries: number };

/** A durable consumer: each message to one of its members, again until it is acknowledged. */
export class MemoryConsumer {
  #filters: readonly string[] = [];
  #members: Intake[] = [];
  #waiting: Waiting[] = [];

  constructor(stream: MemoryStream) {
    stream.follow(0, (message) => this.#see(message));
  }

  join(filters: readonly string[], member: Intake): Consumption {
    this.#filters = filters;
    this.#members.push(member);
    queueMicrotask(() => this.#deliver());
    return {
      live: true,
      wake: () => this.#deliver(),
      stop: async () => {
        this.#members = this.#members.filter((other) => other !== member);
      },
    };
  }

  #see(message: Stored): void {
    if (!this.#filters.some((filter) => matches(filter, message.subject))) return;
    this.#waiting.push({ message, tries: 0 });
    this.#deliver();
  }

  #deliver(): void {
    while (this.#waiting.length > 0) {
      const member = this.#members.find((one) => one.room() > 0);
      if (!member) return;
      // To the end, so that members take turns.
      this.#members = [...this.#members.filter((one) => one !== member), member];
      member.take(this.#delivery(this.#waiting.shift()!));
    }
  }

  #delivery({ message, tries }: Waiting): Delivery {
    const again = () => {
      this.#waiting.push({ message, tries: tries + 1 });
      this.#deliver();
    };
    return {
      body: message.body,
      sequence: message.sequence,
      tries: tries + 1,
      ack: () => {},
      retry: (delayMs) => void setTimeout(again, delayMs).unref(),
      working: () => {},
    };
  }
}

const matches = (filter: string, subject: string) =>
  filter.endsWith('.>') ? subject.startsWith(filter.slice(0, -1)) : subject === filter;
