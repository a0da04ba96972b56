import { durationMs } from './settings.js';

/** The only source of time in a service. Domain code gets the time as an argument. */
export abstract class Clock {
  abstract now(): Date;
  /** Calls `look` whenever time has jumped, so that what became due is looked at. Never called by the system's clock. */
  onJump(_look: () => Promise<void>): () => void {
    return () => {};
  }
}

export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}

/** A clock that stands still until it is moved. One instance can be shared by all services of a test. */
export class TestClock extends Clock {
  private readonly looks = new Set<() => Promise<void>>();

  constructor(private at: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.at);
  }

  override onJump(look: () => Promise<void>): () => void {
    this.looks.add(look);
    return () => this.looks.delete(look);
  }

  /** Moves on by milliseconds or an ISO 8601 duration; resolves when everything due by then has been handled. */
  async advance(by: number | string): Promise<void> {
    const ms = typeof by === 'string' ? durationMs(by) : by;
    await this.set(new Date(this.at.getTime() + ms));
  }

  async set(at: Date): Promise<void> {
    this.at = at;
    await Promise.all([...this.looks].map((look) => look()));
  }
}

export const testClock = (start: Date): TestClock => new TestClock(start);
