import type { Bus, Watching } from '@baylink/bus';
import type { Envelope } from '@baylink/contracts';
import type { Page } from './page.js';
import type { Ring } from './ring.js';
import { toLive } from './visible.js';

/** How much earlier a catch-up begins than its first page needs, so that pages that come with it can share it. */
const EARLIER = 500;

/** Pages that have missed more than the ring holds, as all have after a restart, read the stream until they meet it. */
export class CatchUps {
  private readonly running = new Set<CatchUp>();

  constructor(
    private readonly bus: Bus,
    private readonly ring: Ring,
    private readonly goOn: (page: Page) => void,
  ) {}

  /** Resolves when the page is being shown what it missed. */
  async join(page: Page): Promise<void> {
    let catchUp = [...this.running].find((one) => one.position <= page.seen);
    if (!catchUp) {
      catchUp = new CatchUp(Math.max(0, page.seen - EARLIER), (one) => this.look(one));
      this.running.add(catchUp);
    }
    catchUp.pages.add(page);
    await catchUp.start(this.bus);
  }

  leave(page: Page): void {
    for (const catchUp of this.running) {
      if (catchUp.pages.delete(page) && catchUp.pages.size === 0) void this.end(catchUp);
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running].map((catchUp) => this.end(catchUp)));
  }

  /** Where a catch-up has met the ring, its pages go on from there. */
  private look(catchUp: CatchUp): void {
    if (!this.ring.covers(catchUp.position)) return;
    void this.end(catchUp);
    for (const page of catchUp.pages) this.goOn(page);
  }

  private end(catchUp: CatchUp): Promise<void> {
    this.running.delete(catchUp);
    return catchUp.stop();
  }
}

/** A second reading of the stream, for the pages that need it. */
class CatchUp {
  readonly pages = new Set<Page>();
  private watching?: Promise<Watching>;
  private ended = false;

  constructor(
    /** Sequence of the last event read. */
    public position: number,
    private readonly look: (catchUp: CatchUp) => void,
  ) {}

  async start(bus: Bus): Promise<void> {
    this.watching ??= bus.watch({ after: this.position }, (event, sequence) => this.hear(event, sequence));
    await this.watching;
  }

  async stop(): Promise<void> {
    this.ended = true;
    await this.watching?.then(
      (watching) => watching.stop(),
      () => {},
    );
  }

  private hear(event: Envelope, sequence: number): void {
    if (this.ended) return;
    // A stream that was made anew counts from one again: what was seen of the old one says nothing.
    if (sequence <= this.position) for (const page of this.pages) page.seen = 0;
    this.position = sequence;
    const live = toLive(event, sequence);
    for (const page of this.pages) page.show(live);
    this.look(this);
  }
}
