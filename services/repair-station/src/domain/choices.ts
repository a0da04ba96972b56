import type { NearestIndex, Neighbour } from '@baylink/geo';
import type { Calendar, FreeRun } from '@baylink/worktime';
import type { Bays } from './bays.js';
import { arrivesIn, type Roads } from './drive.js';
import { type Estimate, estimate, minutesFrom, type Stand, usualAt } from './estimate.js';
import { earliestEnd } from './free-run.js';
import { couldBeat, type Ranked, rank } from './rank.js';
import { type Records, recordMinutes } from './record.js';
import { type Asked, ROUNDING_KM, rounded, suits } from './rules.js';
import type { RoutingSettings } from './settings.js';
import type { Site } from './site.js';
import { usualRepairMinutes } from './usual-repair-time.js';

/** What routing looks at. */
export type Network = {
  sites: NearestIndex<Site>;
  bays: Bays;
  roads: Roads;
  records: Records;
  /** Every calendar that a site may have, and perhaps more. */
  calendars: ReadonlySet<Calendar>;
};
/** What routing goes by. */
export type Weighing = Pick<RoutingSettings, 'weights' | 'tieDriveMinutes'>;
/** A suitable station. */
export type Choice = Estimate & { slot: FreeRun; ranked: Ranked };

/** The best suitable stations in order, and never more than `best`: exactly, without looking at all of them. */
export const choices = (network: Network, asked: Asked, weighing: Weighing, best: number): Choice[] =>
  new Search(network, asked, weighing, best).run();

/** What is known of a station for this question. */
export function standOf(network: Network, asked: Asked, { item: site, distanceKm }: Neighbour<Site>): Stand {
  const record = network.records.of(site.code);
  const [from, to] = [asked.position.coordinates, site.station.position.coordinates];
  return {
    site,
    distanceKm: rounded(distanceKm),
    drive: network.roads.drive({ from, to, distanceKm, at: asked.now }),
    usual: usualAt(record, asked.component),
    counts: record,
    taken: network.bays.takenAt(site.code),
  };
}

/** Of more sets of hours than this the earliest is not asked for: the way alone bounds the search then. */
const CALENDARS_ASKED = 32;
/** The radius within which anybody could still win is found to this many km, beyond it. */
const RADIUS_KM = 1;

/**
 * Looks from near to far until nobody further away can win. No drive is shorter than the distance allows, no repair
 * shorter than the fastest nor earlier than the first to open, no record better than none; a station whose bays were
 * all free could not be sooner.
 */
class Search {
  private readonly found: Choice[] = [];
  private readonly seen = new Set<Site>();
  private readonly suits: (site: Site) => boolean;
  private readonly before: (a: Ranked, b: Ranked) => number;
  private readonly fastest: number;
  private readonly furthestKm: number;
  private reached: Bound;

  constructor(
    private readonly network: Network,
    private readonly asked: Asked,
    private readonly weighing: Weighing,
    private readonly size: number,
  ) {
    this.suits = suits(asked);
    this.before = rank(weighing.tieDriveMinutes);
    this.fastest = Math.min(usualRepairMinutes(asked.component), network.records.fastest(asked.component));
    this.furthestKm = asked.reachKm + ROUNDING_KM;
    this.reached = this.boundAt(0);
  }

  /** First as many as are wanted; then all within the radius in which anybody could win, which shrinks as they are found. */
  run(): Choice[] {
    for (let limit = this.size; ; limit *= 4) {
      const maxKm = this.radius();
      if (maxKm < this.reached.km) break;
      const batch = this.next(limit, maxKm);
      for (const near of batch) this.consider(near);
      if (batch.length < limit) break;
      this.reached = this.boundAt(batch.at(-1)!.distanceKm);
    }
    return this.found;
  }

  /** Who has to be beaten to come in; nobody while there is room. */
  private get last(): Ranked | undefined {
    return this.found[this.size - 1]?.ranked;
  }

  /** What nobody from this distance on can be better than. */
  private boundAt(km: number): Bound {
    const driveMinutes = this.network.roads.atLeast(km);
    const arrival = this.asked.now.getTime() + arrivesIn(driveMinutes, this.asked.drivable) * 60_000;
    return { km, driveMinutes, arrival };
  }

  /** Whether anybody at all could win from there on. */
  private isOpenAt({ arrival, driveMinutes }: Bound): boolean {
    return this.couldWin(minutesFrom(this.asked.now, this.earliestFrom(arrival)), driveMinutes);
  }

  /** When anybody who is reached at `arrival` or later could be done at the earliest, ms. */
  private earliestFrom(arrival: number): number {
    const { calendars } = this.network;
    if (calendars.size > CALENDARS_ASKED) return arrival + this.fastest * 60_000;
    let earliest = Number.POSITIVE_INFINITY;
    for (const one of calendars) earliest = Math.min(earliest, earliestEnd(one, this.fastest, arrival));
    return earliest;
  }

  /** No further than this can anybody win; less than what was reached when nobody can any more. */
  private radius(): number {
    if (!this.last) return this.furthestKm;
    if (!this.isOpenAt(this.reached)) return -1;
    let [inside, outside] = [this.reached.km, this.furthestKm];
    while (outside - inside > RADIUS_KM) {
      const middle = (inside + outside) / 2;
      if (this.isOpenAt(this.boundAt(middle))) inside = middle;
      else outside = middle;
    }
    return outside;
  }

  private couldWin(rankMinutes: number, driveMinutes: number): boolean {
    const { last } = this;
    return !last || couldBeat(last, rankMinutes, driveMinutes, this.weighing.tieDriveMinutes);
  }

  /** The nearest of those not seen that could win. */
  private next(limit: number, maxKm: number): Neighbour<Site>[] {
    const accept = (site: Site) => this.suits(site) && !this.seen.has(site) && this.isPromising(site);
    return this.network.sites.nearest(this.asked.position.coordinates, { accept, maxKm, limit });
  }

  private isPromising(site: Site): boolean {
    if (!this.last) return true;
    const record = this.network.records.of(site.code);
    const { minutes } = usualAt(record, this.asked.component);
    const from = Math.max(this.reached.arrival, site.partUntil.get(this.asked.component) ?? 0);
    const fixed = minutesFrom(this.asked.now, earliestEnd(site.calendar, minutes, from));
    return this.couldWin(fixed + recordMinutes(record, this.weighing.weights), this.reached.driveMinutes);
  }

  private consider(near: Neighbour<Site>): void {
    this.seen.add(near.item);
    if (rounded(near.distanceKm) > this.asked.reachKm) return;
    const found = estimate(standOf(this.network, this.asked, near), this.asked, this.weighing.weights);
    if (!isChoice(found) || (this.last && this.before(this.last, found.ranked) < 0)) return;
    this.found.push(found);
    this.found.sort((a, b) => this.before(a.ranked, b.ranked)).splice(this.size);
  }
}

/** From a distance on: the shortest drive and the earliest arrival, ms. */
type Bound = { km: number; driveMinutes: number; arrival: number };

const isChoice = (found: Estimate): found is Choice => found.ranked !== null;
