import type { Bus, Watching } from '@baylink/bus';
import type { Envelope } from '@baylink/contracts';
import { BUS, Clock, LOGGER, type Logger } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import { Gauge, register } from 'prom-client';
import { SessionStore } from '../session/session.store.js';
import { CatchUps } from './catch-ups.js';
import type { Page } from './page.js';
import { Ring } from './ring.js';
import { type LiveEvent, type Scope, toLive } from './visible.js';

const KEPT = 10_000;
/** Events shown from the ring before the page has to have read them. */
const AT_ONCE = 200;
const BEAT_MS = 15_000;

/** Events to open pages: heard once for all of them, told apart by what each may see. */
@Injectable()
export class LiveFeed {
  private readonly ring = new Ring(KEPT);
  private readonly live = new Map<Scope, Set<Page>>();
  private readonly pages = new Set<Page>();
  private readonly catchUps: CatchUps;
  private readonly open = gauge();
  private watching?: Watching;
  private beating?: NodeJS.Timeout;
  private stopping = false;

  constructor(
    @Inject(BUS) private readonly bus: Bus,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly sessions: SessionStore,
    private readonly clock: Clock,
  ) {
    this.catchUps = new CatchUps(bus, this.ring, (page) => void this.follow(page));
  }

  async start(): Promise<void> {
    this.watching = await this.bus.watch('new', (event, sequence) => this.hear(event, sequence));
    this.beating = setInterval(() => void this.beat(), BEAT_MS).unref();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.beating);
    for (const page of this.pages) page.end();
    await Promise.all([this.watching?.stop(), this.catchUps.stop()]);
  }

  /** Shows a page everything from now on, or everything after what it has seen. */
  join(page: Page, after: number | undefined): void {
    this.pages.add(page);
    this.open.set(this.pages.size);
    page.seen = after ?? this.ring.newest;
    if (this.stopping) page.end();
    else if (after === undefined) this.addLive(page);
    else void this.follow(page);
  }

  leave(page: Page): void {
    this.pages.delete(page);
    this.open.set(this.pages.size);
    const scope = this.live.get(page.scope);
    scope?.delete(page);
    if (scope?.size === 0) this.live.delete(page.scope);
    this.catchUps.leave(page);
  }

  closeSession(session: string): void {
    for (const page of this.pages) if (page.session === session) page.end();
  }

  private hear(event: Envelope, sequence: number): void {
    if (sequence <= this.ring.newest) this.beginAnew();
    const live = toLive(event, sequence);
    this.ring.push(live);
    for (const scope of live.scopes) this.showAll(scope, live);
  }

  private showAll(scope: Scope, event: LiveEvent): void {
    for (const page of this.live.get(scope) ?? []) page.show(event);
  }

  /** The stream was made anew and counts from one again: what was seen of the old one says nothing. */
  private beginAnew(): void {
    this.ring.clear();
    for (const page of this.pages) page.seen = 0;
  }

  /**
   * Shows a page what it has missed, no faster than it reads, and goes on live. The last look at the ring and the
   * joining happen in one turn: nothing can come in between. When what was missed cannot be read now the page is
   * closed, and asks again.
   */
  private async follow(page: Page): Promise<void> {
    try {
      while (page.isOpen) {
        if (!this.ring.covers(page.seen)) return await this.catchUps.join(page);
        const missed = this.ring.after(page.seen, AT_ONCE);
        for (const event of missed) page.show(event);
        if (missed.length < AT_ONCE) return this.addLive(page);
        await page.drained();
      }
    } catch (err) {
      this.logger.warn({ err }, 'page not caught up');
      page.end();
    }
  }

  private addLive(page: Page): void {
    if (!this.pages.has(page)) return;
    const scope = this.live.get(page.scope);
    if (scope) scope.add(page);
    else this.live.set(page.scope, new Set([page]));
  }

  /** Keeps pages open through proxies, tells them how far the stream is, and ends those whose session is over. */
  private async beat(): Promise<void> {
    for (const pages of this.live.values()) for (const page of pages) page.write(this.beatFor(page));
    const sessions = [...new Set([...this.pages].map(({ session }) => session))].filter((id) => id !== undefined);
    try {
      const standing = await this.sessions.standing(sessions, this.clock.now());
      for (const page of this.pages) if (page.session && !standing.has(page.session)) page.end();
    } catch (err) {
      this.logger.warn({ err }, 'sessions of open pages not checked');
    }
  }

  /** A page that sees little would otherwise resume from long ago. An id without data is kept and shows nothing. */
  private beatFor(page: Page): string {
    const { newest } = this.ring;
    if (newest <= page.seen) return ': still here\n\n';
    page.seen = newest;
    return `: still here\nid: ${newest}\n\n`;
  }
}

const name = 'baylink_live_pages';
function gauge(): Gauge {
  return (register.getSingleMetric(name) as Gauge | undefined) ?? new Gauge({ name, help: 'Pages that hear events' });
}
