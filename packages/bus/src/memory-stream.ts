import type { Headers, Stored } from './wire.js';

/** Messages in order, each id once. */
export class MemoryStream {
  readonly #messages = new Map<number, Stored>();
  readonly #ids = new Set<string>();
  readonly #followers = new Set<() => void>();
  #last = 0;

  get last(): number {
    return this.#last;
  }

  store(subject: string, id: string, headers: Headers, body: string): void {
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    const sequence = ++this.#last;
    this.#messages.set(sequence, { subject, sequence, body, header: (name) => headers[name] });
    for (const tell of this.#followers) queueMicrotask(tell);
  }

  read(sequence: number): Stored | undefined {
    return this.#messages.get(sequence);
  }

  all(): Stored[] {
    return [...this.#messages.values()];
  }

  remove(sequence: number): void {
    this.#messages.delete(sequence);
  }

  /** Shows all messages after a sequence, those there now and those to come. Returns how to stop it. */
  follow(after: number, see: (message: Stored) => void): () => void {
    const tell = () => {
      while (this.#followers.has(tell) && after < this.#last) {
        const message = this.#messages.get(++after);
        if (message) see(message);
      }
    };
    this.#followers.add(tell);
    queueMicrotask(tell);
    return () => void this.#followers.delete(tell);
  }
}
