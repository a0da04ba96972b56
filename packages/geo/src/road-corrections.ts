import { LogRatios, type Summary } from './log-ratios.js';
import { type RoadHours, type RoadPrior } from './road-prior.js';

/** So many arrivals weigh as much as all that is known one level above. */
const halfTrust = 30;

/** A cell that holds so many is halved, so that roads of today outweigh those of years ago. */
const fadesAt = 400;

/** Where something is counted: in the cell itself, and in all that it is part of. */
type Region = { whole: LogRatios; bands: LogRatios[]; cells: Record<RoadHours, LogRatios>[] };

/**
 * How much longer or shorter trips take than was thought, learnt by region, band and hours. What a cell does not know
 * it takes from its band, the band from the region and the region from the whole network, each by how much it has
 * seen. The order of observations does not matter until a cell is full and fades.
 */
export class RoadCorrections {
  readonly #all = new LogRatios();
  readonly #regions = new Map<string, Region>();

  constructor(private readonly prior: RoadPrior) {}

  /** Takes note of one ratio of observed to expected minutes, as a logarithm. */
  count(region: string, band: number, hours: RoadHours, logRatio: number): void {
    const known = this.#regionOf(region);
    const levels = this.#levels(known, band, hours);
    for (const level of levels) level.add(logRatio);
    const cell = known.cells[band]![hours];
    if (cell.size < fadesAt) return;
    const faded = cell.counts.map((count) => Math.ceil(count / 2));
    for (const level of levels) level.forget(faded);
  }

  /** What to multiply minutes by, and how far they stray, as logarithms. */
  of(region: string, band: number, hours: RoadHours): Summary {
    const thought = { centre: 0, ...this.prior.spread[band]! };
    const known = this.#regions.get(region);
    if (!known) return blend(thought, this.#all);
    return this.#levels(known, band, hours).reduce<Summary>(blend, thought);
  }

  #levels(known: Region, band: number, hours: RoadHours): LogRatios[] {
    return [this.#all, known.whole, known.bands[band]!, known.cells[band]![hours]];
  }

  #regionOf(region: string): Region {
    const known = this.#regions.get(region);
    if (known) return known;
    const fresh = {
      whole: new LogRatios(),
      bands: this.prior.bands.map(() => new LogRatios()),
      cells: this.prior.bands.map(() => ({ night: new LogRatios(), day: new LogRatios(), peak: new LogRatios() })),
    };
    this.#regions.set(region, fresh);
    return fresh;
  }
}

/** What is known one level above, drawn towards what was seen here by how much that is. */
function blend(above: Summary, seen: LogRatios): Summary {
  if (seen.size === 0) return above;
  const here = seen.summary();
  const trust = seen.size / (seen.size + halfTrust);
  const between = (a: number, b: number) => a + trust * (b - a);
  return {
    centre: between(above.centre, here.centre),
    down: between(above.down, here.down),
    up: between(above.up, here.up),
  };
}
