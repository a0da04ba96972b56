import type { Candidate } from '@baylink/contracts/repair-station';
import type { NearestIndex, Neighbour } from '@baylink/geo';
import type { FreeRun } from '@baylink/worktime';
import type { Bays } from './bays.js';
import { toCandidate } from './candidate.js';
import { arrivesIn } from './drive.js';
import { freeRun } from './free-run.js';
import { opensIn } from './opens-in.js';
import { couldBeat, isBeatable, type Ranked, rank } from './rank.js';
import { type Asked, type Look, suits } from './rules.js';
import { Shortlist } from './shortlist.js';
import type { Site } from './site.js';

/** What routing looks at. */
export type Network = { sites: NearestIndex<Site>; bays: Bays };
/** A suitable station, with what its place in the order rests on. */
export type Choice = Look & { slot: FreeRun; opensInMinutes: number };
/** `choices`: the best suitable stations in order. `candidates`: those and the nearest others, each with its rules. */
export type Route = { choices: Choice[]; candidates: Candidate[] };
/** How many of the best are wanted, and how many of the nearest are shown whatever they are. */
export type Width = { best: number; near: number };

/** Finds the stations that suit best, and shows the nearest beside them. */
export function route(network: Network, asked: Asked, { best, near }: Width): Route {
  const nearest = network.sites.nearest(asked.position.coordinates, { limit: near });
  const choices = new Search(network, asked, best).from(nearest);
  const chosen = new Set(choices.map(({ site }) => site));
  const others = nearest.filter(({ item }) => !chosen.has(item)).map((neighbour) => look(network, asked, neighbour));
  const inOrder = [
    ...[...choices, ...others.filter(isSuitable)].sort(rank),
    ...others.filter((one) => !isSuitable(one)),
  ];
  return { choices, candidates: inOrder.map((seen) => toCandidate(seen, asked)) };
}

/** Looks from near to far until nobody further away can win. Bays are looked at only where they could matter. */
class Search {
  private readonly shortlist: Shortlist<Choice>;
  private readonly seen = new Set<Site>();
  private readonly suits: (site: Site) => boolean;
  private readonly opensIn: (site: Site) => number;

  constructor(
    private readonly network: Network,
    private readonly asked: Asked,
    private readonly size: number,
  ) {
    this.shortlist = new Shortlist(size);
    this.suits = suits(asked);
    this.opensIn = opensIn(asked.now);
  }

  /** The best, given the nearest whatever they are: often they are enough. */
  from(nearest: readonly Neighbour<Site>[]): Choice[] {
    for (const near of nearest) if (near.distanceKm <= this.asked.reachKm && this.suits(near.item)) this.consider(near);
    let reachedKm = nearest.at(-1)?.distanceKm ?? 0;
    for (let limit = this.size; this.isOpenFrom(reachedKm); limit *= 4) {
      const batch = this.next(limit);
      for (const found of batch) this.consider(found);
      if (batch.length < limit) break;
      reachedKm = batch.at(-1)!.distanceKm;
    }
    return this.shortlist.best;
  }

  private isOpenFrom(reachedKm: number): boolean {
    const { last } = this.shortlist;
    return reachedKm <= this.asked.reachKm && (!last || isBeatable(last, reachedKm));
  }

  /** The nearest of those that could come in. */
  private next(limit: number): Neighbour<Site>[] {
    const { last } = this.shortlist;
    const accept = (site: Site) => (!last || couldBeat(last, this.opensIn(site))) && this.suits(site);
    return this.network.sites.nearest(this.asked.position.coordinates, { accept, maxKm: this.asked.reachKm, limit });
  }

  private consider({ item: site, distanceKm }: Neighbour<Site>): void {
    if (this.seen.has(site)) return;
    this.seen.add(site);
    const ranked: Ranked & { site: Site } = { site, distanceKm, opensInMinutes: this.opensIn(site) };
    this.shortlist.consider(ranked, () => {
      const slot = slotAt(this.network, this.asked, site, distanceKm);
      return slot && { ...ranked, slot };
    });
  }
}

/** Any station, suitable or not. Its bays are looked at only when nothing else stands against it. */
function look(network: Network, asked: Asked, { item: site, distanceKm }: Neighbour<Site>): Look & Ranked {
  const slot = distanceKm <= asked.reachKm && suits(asked)(site) ? slotAt(network, asked, site, distanceKm) : null;
  return { site, distanceKm, slot, opensInMinutes: slot ? opensIn(asked.now)(site) : 0 };
}

/** Bays are asked last, so who has a slot passed every other rule. */
const isSuitable = (seen: Look) => seen.slot !== null;

/** The first bay time a station could give this car, from when it can be there. */
export function slotAt({ bays }: Network, asked: Asked, site: Site, distanceKm: number): FreeRun | null {
  const from = new Date(asked.now.getTime() + arrivesIn(distanceKm, asked.drivable) * 60_000);
  return freeRun(site, asked.component, from, bays.takenAt(site.code));
}
