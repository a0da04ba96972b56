/** Where the middle of some ratios lies, and how far eight in ten of them stay from it; all natural logarithms. */
export type Summary = { centre: number; down: number; up: number };

/** A ratio counts at most this much: no arrival says more than "three times as long" or "a third". */
const furthest = Math.log(3);

const bins = 44;
const width = (2 * furthest) / bins;

/**
 * Counts ratios of observed to expected minutes in 44 bins of 5 %. Counting knows no order, so neither does what is
 * learnt; and a median moves by at most one rank for one observation, whatever it says.
 */
export class LogRatios {
  readonly counts = new Array<number>(bins).fill(0);
  #size = 0;
  #summary: Summary | undefined;

  get size(): number {
    return this.#size;
  }

  add(logRatio: number): void {
    const bin = Math.floor((logRatio + furthest) / width);
    this.#change(Math.max(0, Math.min(bins - 1, bin)), 1);
  }

  /** Forgets as many as these counts say. */
  forget(counts: readonly number[]): void {
    counts.forEach((count, bin) => {
      this.#change(bin, -count);
    });
  }

  summary(): Summary {
    this.#summary ??= this.#summarise();
    return this.#summary;
  }

  #change(bin: number, by: number): void {
    this.counts[bin]! += by;
    this.#size += by;
    this.#summary = undefined;
  }

  #summarise(): Summary {
    const centre = this.#quantile(0.5);
    return { centre, down: centre - this.#quantile(0.1), up: this.#quantile(0.9) - centre };
  }

  /** Ratios within a bin are taken as spread evenly over it. */
  #quantile(share: number): number {
    let wanted = share * this.#size;
    for (let bin = 0; bin < bins; bin++) {
      const count = this.counts[bin]!;
      if (count > 0 && wanted <= count) return (bin + wanted / count) * width - furthest;
      wanted -= count;
    }
    return 0;
  }
}
