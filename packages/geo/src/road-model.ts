import { RoadCorrections } from './road-corrections.js';
import { drawn, type Frame, frame, type RoadCurve, type RoadTime, roadTime } from './road-curve.js';
import {
  bandOf,
  type LocalTime,
  priorTime,
  type RoadHours,
  type RoadPrior,
  roadHoursOf,
  roadPrior,
} from './road-prior.js';

/** A way as the crow flies (km), the region it begins in (`roadRegionAt`, or any other name) and when. */
export type Trip = { distanceKm: number; region: string; at: LocalTime };
/** `outlier`: nothing was learnt, for that was no drive. */
export type Learnt = 'counted' | 'outlier';
/** Who takes more than four times as long as expected, or less than a quarter, did something else on the way. */
const outlierRatio = Math.log(4);

/** Shorter ways say more about finding one's keys than about roads, km. */
const shortestKm = 1;

/** Stands for all regions that no prior names and nobody has come from yet: it has no name, so nobody ever does. */
const elsewhere = '';

/**
 * Estimates minutes on the road from the distance, and learns from arrivals. Estimates never fall as the distance
 * grows; the same prior and observations give the same numbers. An observation shows in the next estimate.
 */
export class RoadModel {
  readonly #frames: ReadonlyMap<string, Record<RoadHours, Frame>>;
  readonly #corrections: RoadCorrections;
  readonly #curves = new Map<string, Partial<Record<RoadHours, RoadCurve>>>();
  #observations = 0;

  constructor(private readonly prior: RoadPrior = roadPrior) {
    this.#frames = framesOf(prior);
    this.#corrections = new RoadCorrections(prior);
  }

  estimate({ distanceKm, region, at }: Trip): RoadTime {
    return roadTime(this.curve(region, at), distanceKm);
  }

  /** All estimates for trips from one region at one time: look it up once, then ask `roadTime`. */
  curve(region: string, at: LocalTime): RoadCurve {
    const hours = roadHoursOf(at);
    const known = this.#curves.get(region) ?? {};
    this.#curves.set(region, known);
    known[hours] ??= this.#drawn(region, hours);
    return known[hours];
  }

  /** Learns from somebody who has arrived: minutes from setting out to being there. */
  observe({ distanceKm, region, at, minutes }: Trip & { minutes: number }): Learnt {
    const hours = roadHoursOf(at);
    const logRatio = Math.log(minutes / this.#frame(region, hours).time(distanceKm));
    if (!(distanceKm >= shortestKm) || !(Math.abs(logRatio) <= outlierRatio)) return 'outlier';
    this.#corrections.count(region, bandOf(this.prior, distanceKm), hours, logRatio);
    this.#observations++;
    this.#curves.clear();
    return 'counted';
  }

  #drawn(region: string, hours: RoadHours): RoadCurve {
    const corrections = this.prior.bands.map((_, band) => this.#corrections.of(region, band, hours));
    return drawn(this.#frame(region, hours), corrections, `${this.prior.name}+${this.#observations}`);
  }

  #frame(region: string, hours: RoadHours): Frame {
    return (this.#frames.get(region) ?? this.#frames.get(elsewhere)!)[hours];
  }
}

function framesOf(prior: RoadPrior): Map<string, Record<RoadHours, Frame>> {
  const of = (region: string, hours: RoadHours) => frame(prior.bands, priorTime(prior, region, hours));
  return new Map(
    [elsewhere, ...Object.keys(prior.regions)].map((region) => [
      region,
      { night: of(region, 'night'), day: of(region, 'day'), peak: of(region, 'peak') },
    ]),
  );
}
