import { type Ranked, rank } from './rank.js';

/** The best so far, in order, and never more than so many. */
export class Shortlist<T extends Ranked> {
  readonly best: T[] = [];

  constructor(private readonly size: number) {}

  /** Who has to be beaten to come in; nobody while there is room. */
  get last(): T | undefined {
    return this.best[this.size - 1];
  }

  /** Puts somebody in his place, if there is one for him. `complete` is asked only then, and may say no. */
  consider(ranked: Ranked, complete: () => T | null): void {
    if (this.last && rank(this.last, ranked) < 0) return;
    const whole = complete();
    if (!whole) return;
    this.best.push(whole);
    this.best.sort(rank).splice(this.size);
  }
}
