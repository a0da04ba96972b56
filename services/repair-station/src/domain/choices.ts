import type { NearestIndex, Neighbour } from '@baylink/geo';
import type { Calendar, FreeRun } from '@baylink/worktime';
import type { Bays } from './bays.js';
import { arrivesIn, driveTo, leastDrive } from './drive.js';
import { type Estimate, estimate, minutesFrom, type Stand, usualAt } from './estimate.js';
import { earliestEnd } from './free-run.js';
import { couldBeat, type Ranked, rank } from './rank.js';
import { type Records, recordMinutes } from './record.js';
import { type Asked, ROUNDING_KM, rounded, suits } from './rules.js';
import type { RoutingSettings } from './settings.js';
import { type Site, traitsFor } from './site.js';
import { usualRepairMinutes } from './usual-repair-time.js';

/** What routing looks at. */
export type Network = {
  sites: NearestIndex<Site>;
  bays: Bays;
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
  const km = rounded(distanceKm);
  return {
    site,
    distanceKm: km,
    drive: driveTo(asked, site.code, km),
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
  private readonly before: (a: Ranked, b: Ranked) => number;
  private readonly fastest: number;
  /** Nobody beyond can win any more, km. */
  private radius: number;

  constructor(
    private readonly network: Network,
    private readonly asked: Asked,
    private readonly weighing: Weighing,
    private readonly size: number,
  ) {
    this.before = rank(weighing.tieDriveMinutes);
    this.fastest = Math.min(usualRepairMinutes(asked.component), network.records.fastest(asked.component));
    this.radius = asked.reachKm + ROUNDING_KM;
  }

  run(): Choice[] {
    this.network.sites.explore(this.asked.position.coordinates, {
      traits: traitsFor(this.asked.component, this.asked.drivable),
      accept: suits(this.asked),
      maxKm: this.radius,
      visit: (item, distanceKm) => {
        if (this.isPromising(item, distanceKm)) this.consider({ item, distanceKm });
        return this.radius;
      },
    });
    return this.found;
  }

  /** Who has to be beaten to come in; nobody while there is room. */
  private get last(): Ranked | undefined {
    return this.found[this.size - 1]?.ranked;
  }

  /** What nobody from this distance on can be better than. */
  private boundAt(km: number): Bound {
    const driveMinutes = leastDrive(this.asked.roads, km - ROUNDING_KM);
    const arrival = this.asked.now.getTime() + arrivesIn(driveMinutes, this.asked.drivable) * 60_000;
    return { driveMinutes, arrival };
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

  /** No further than this can anybody win, by halving. */
  private shrunk(): number {
    let [inside, outside] = [0, this.radius];
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

  /** Whether it could win if all its bays were free. */
  private isPromising(site: Site, km: number): boolean {
    if (!this.last) return true;
    const record = this.network.records.of(site.code);
    const { minutes } = usualAt(record, this.asked.component);
    const { arrival, driveMinutes } = this.boundAt(km);
    const from = Math.max(arrival, site.partUntil.get(this.asked.component) ?? 0);
    const fixed = minutesFrom(this.asked.now, earliestEnd(site.calendar, minutes, from));
    return this.couldWin(fixed + recordMinutes(record, this.weighing.weights), driveMinutes);
  }

  private consider(near: Neighbour<Site>): void {
    if (rounded(near.distanceKm) > this.asked.reachKm) return;
    const found = estimate(standOf(this.network, this.asked, near), this.asked, this.weighing.weights);
    if (!isChoice(found) || (this.last && this.before(this.last, found.ranked) < 0)) return;
    this.found.push(found);
    this.found.sort((a, b) => this.before(a.ranked, b.ranked)).splice(this.size);
    if (this.last) this.radius = this.shrunk();
  }
}

/** From a distance on: the shortest drive and the earliest arrival, ms. */
type Bound = { driveMinutes: number; arrival: number };

const isChoice = (found: Estimate): found is Choice => found.ranked !== null;
