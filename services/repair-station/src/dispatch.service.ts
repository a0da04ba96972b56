import { byReader, type Decision, type In, type Out, Refusal } from '@baylink/contracts';
import type { AboutJob, placeByHand } from '@baylink/contracts/repair-station';
import { Clock } from '@baylink/kit';
import { Injectable } from '@nestjs/common';
import { about } from './domain/about.js';
import {
  type Attempt,
  byHandOf,
  type Fault,
  type HandOver,
  handOverOf,
  isActive,
  isLost,
  isOffer,
  type Wish,
} from './domain/attempt.js';
import { OPTIONS, PLACED_AT_ONCE, release } from './domain/backlog.js';
import { handing, standsAgainstHand } from './domain/by-hand.js';
import { type Choice, choices } from './domain/choices.js';
import { inOrder, isPlaceable, type Looked, listing, lookAt } from './domain/listing.js';
import { offer } from './domain/offer.js';
import type { Trying } from './domain/receipt.js';
import { nobody, whyNobody } from './domain/unplaced.js';
import { jobView } from './domain/view.js';
import { callOff, cancelling, handOver, supersede, withdraw } from './domain/withdraw.js';
import { cellsAreTaken, hasActiveJob, isTaken, JobStore } from './job.store.js';
import { Routing } from './routing.js';

/** Bays lost to somebody else before the event is given back, to come again later. */
const MAX_LOST_BAYS = 50;

/** Sends complaints to stations: one try after another until somebody accepts, nobody is left, or it is called off. */
@Injectable()
export class DispatchService {
  private releasing: Promise<void> = Promise.resolve();
  private nextRelease: Promise<void> | undefined;

  constructor(
    private readonly jobs: JobStore,
    private readonly routing: Routing,
    private readonly clock: Clock,
  ) {}

  /** A complaint needs a station. The same round told again finds its first try made. */
  async open(fault: Fault): Promise<void> {
    await this.place(fault, 1, new Set());
  }

  /** An offer was declined, ran out or was withdrawn for another station: the next try, unless it has been made. */
  async goOn({ job: id, complaint, round, attempt }: Pick<AboutJob, 'job' | 'complaint' | 'round' | 'attempt'>) {
    const tried = (await this.jobs.of(complaint)).filter((one) => one.round === round);
    const lost = tried.find((one) => one.id === id);
    if (!lost || !isOffer(lost) || !isLost(lost) || tried.some((one) => one.attempt > attempt)) return;
    await this.place(lost, attempt + 1, stationsOf(tried), byHandOf(handOverOf(lost)));
  }

  /** The customer called it off. Whichever comes first, this or an offer, the other one finds its place taken. */
  async cancel(complaint: string, round: number): Promise<void> {
    for (;;) {
      const next = cancelling(complaint, round, await this.jobs.of(complaint));
      if (!next) return;
      if ('withdraw' in next) await this.jobs.change(next.withdraw, (job) => withdraw(job, this.clock.now()));
      else await this.isMade(callOff(next.block, this.clock.now()));
    }
  }

  /**
   * A supervisor chooses. What is offered elsewhere is withdrawn for it, and should this process end in between,
   * whoever hears of that makes the offer.
   * @throws Refusal `invalid` on `station`, `not-found`, or `not-allowed` once a station has accepted
   */
  async placeByHand({ reader, complaint, station, reason }: In<typeof placeByHand>): Promise<Out<typeof placeByHand>> {
    const hand = { station, reason, by: byReader(reader) };
    const next = handing(await this.jobs.of(complaint), station);
    if ('withdraw' in next) {
      this.checkByHand(next.withdraw, hand);
      const withdrawn = await this.jobs.change(next.withdraw.id, (job) => handOver(job, hand, this.clock.now()));
      await this.goOn(about(withdrawn));
    } else if ('next' in next) {
      this.checkByHand(next.next, hand);
      await this.place(next.next, next.attempt, stationsOf(await this.jobs.of(complaint)), byHandOf(hand));
    }
    const made = (await this.jobs.of(complaint)).filter(isOffer).find(isActive);
    // Called off, or gone to another station, in the same moment.
    if (made?.station !== station) throw new Refusal('not-allowed', { complaint, station });
    return jobView(made, reader, this.clock.now());
  }

  /**
   * A station joined, reopened or changed: who waits for one is placed now, all together. One release at a time; those
   * who ask meanwhile share the next one.
   */
  async release(station: string): Promise<void> {
    await this.routing.know(station);
    await this.releaseNext();
  }

  private releaseNext(): Promise<void> {
    this.nextRelease ??= this.releasing.then(() => {
      this.nextRelease = undefined;
      const releasing = this.releaseNow();
      this.releasing = releasing.catch(() => {});
      return releasing;
    });
    return this.nextRelease;
  }

  private async releaseNow(): Promise<void> {
    const { network, settings } = this.routing;
    const waiting = (await this.jobs.waiting()).map((one) => {
      const asked = this.routing.ask(one.fault, one.tried);
      return { ...one, options: choices(network, asked, settings, OPTIONS) };
    });
    const placeable = waiting.filter(({ options }) => options.length > 0);
    for (let i = 0; i < placeable.length; i += PLACED_AT_ONCE) {
      const together = placeable.slice(i, i + PLACED_AT_ONCE);
      for (const { fault, attempt, tried, station } of release(together))
        await this.place(fault, attempt, tried, { station, together: together.length });
    }
  }

  /** Tries until it is settled: a bay lost to somebody else is known as taken then, and the stations are ranked anew. */
  private async place(fault: Fault, attempt: number, tried: ReadonlySet<string>, wish?: Wish): Promise<void> {
    for (let lost = 0; lost < MAX_LOST_BAYS; lost++) {
      if (await this.settles(fault, attempt, tried, wish)) return;
    }
    throw new Refusal('unavailable', { complaint: fault.complaint, reason: 'bays-contended' });
  }

  private async settles(fault: Fault, attempt: number, tried: ReadonlySet<string>, wish?: Wish): Promise<boolean> {
    const { network, settings } = this.routing;
    const asked = await this.routing.askRoads(fault, tried);
    const looked = listing(network, asked, settings);
    const trying: Trying = { fault, attempt, asked, looked, settings, now: asked.now };
    const wished = wish && this.wished(wish, trying);
    if (wished)
      return this.offers({ ...trying, looked: inOrder(withOne(looked, wished), asked, settings) }, wished, wish);
    const choice = this.routing.best(asked, looked);
    if (!choice) return this.isMade(nobody(trying, whyNobody(network, asked, settings)));
    return this.offers(trying, choice);
  }

  private async offers(trying: Trying, choice: Choice, wish?: Wish): Promise<boolean> {
    // The receipt says which cells were taken before this one took its own.
    const decision = offer(trying, choice, wish);
    const letGo = this.jobs.bays.claim(choice.site.code, choice.slot.cells);
    try {
      return await this.isMade(decision);
    } finally {
      letGo();
    }
  }

  /** The station that was wished for, while it may be; what has changed since then is left to the rank. */
  private wished({ station, byHand }: Wish, { asked, settings }: Pick<Trying, 'asked' | 'settings'>) {
    const looked = lookAt(this.routing.network, asked, settings, station);
    if (!looked || !isPlaceable(looked)) return undefined;
    return (byHand ? !standsAgainstHand(looked) : looked.suitable) ? looked : undefined;
  }

  private checkByHand(fault: Fault, { station }: HandOver): void {
    const asked = this.routing.ask(fault, new Set());
    const looked = lookAt(this.routing.network, asked, this.routing.settings, station);
    const rule = looked ? standsAgainstHand(looked) : 'unknown';
    if (rule) throw Refusal.invalid({ field: 'station', rule });
  }

  /** Whether the try is made, now or before; false when it is to be tried again. */
  private async isMade(decision: Decision<Attempt>): Promise<boolean> {
    const { after } = decision;
    try {
      await this.jobs.insert(decision);
    } catch (error) {
      if (cellsAreTaken(error) && isOffer(after)) {
        await this.jobs.recallStation(after.station);
        return false;
      }
      if (isTaken(error)) return this.jobs.has(after.id);
      // A try come again may meet its own offer as the active job of its complaint.
      if (!hasActiveJob(error) || !(await this.makesWay(after))) {
        if (hasActiveJob(error) && (await this.jobs.has(after.id))) return true;
        throw error;
      }
      return false;
    }
    return true;
  }

  /** A supervisor sent it out again while another one placed it by hand in the round before: the later round counts. */
  private async makesWay({ complaint, round }: Attempt): Promise<boolean> {
    const active = (await this.jobs.of(complaint)).filter(isOffer).find(isActive);
    if (!active || active.round >= round || active.state !== 'offered') return false;
    const after = await this.jobs.change(active.id, (job) => supersede(job, this.clock.now()));
    return !isActive(after);
  }
}

const stationsOf = (tried: readonly Attempt[]): ReadonlySet<string> =>
  new Set(tried.filter(isOffer).map(({ station }) => station));

/** A station chosen by hand may be beyond what routing looks at. */
const withOne = (looked: readonly Looked[], one: Looked): readonly Looked[] =>
  looked.some(({ site }) => site.code === one.site.code) ? looked : [...looked, one];
