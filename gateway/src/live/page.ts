import type { Writable } from 'node:stream';
import type { LiveEvent, Scope } from './visible.js';

/** A page that reads slower than events come in is closed when this many bytes wait for it; it resumes by itself. */
const MOST_WAITING = 1024 * 1024;

/** One open page: what it may see, and how far it has seen. */
export class Page {
  /** Sequence of the last event that it has been shown or has no right to. */
  seen = 0;

  constructor(
    private readonly to: Writable,
    readonly scope: Scope,
    readonly session: string | undefined,
  ) {}

  /** Shows an event once, if the page may see it. */
  show({ sequence, scopes, text }: LiveEvent): void {
    if (sequence <= this.seen) return;
    this.seen = sequence;
    if (scopes.includes(this.scope)) this.write(text);
  }

  write(text: string | Buffer): void {
    if (this.to.writableLength > MOST_WAITING) this.to.destroy();
    else this.to.write(text);
  }

  get isOpen(): boolean {
    return !this.to.destroyed && !this.to.writableEnded;
  }

  /** Resolves when what was written has gone out, or the page is gone. */
  async drained(): Promise<void> {
    if (!this.to.writableNeedDrain || !this.isOpen) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.to.off('drain', done).off('close', done);
        resolve();
      };
      this.to.on('drain', done).on('close', done);
    });
  }

  end(): void {
    this.to.end();
  }
}
