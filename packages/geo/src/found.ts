import { distanceKm, earthRadiusKm, furthestKm, haversineOf, kmOf, type Position } from './position.js';

/** What is found has a key and a position. */
export type Placed = { readonly key: string; readonly position: Position };
/** Something that was found, and how far it is, km. */
export type Found<E> = { entry: E; distanceKm: number };

/** Distances that differ by less than this share, or this much, count as possibly equal: rounding, far below a metre. */
const rounding = 1e-9;
const roundingAtZero = 1e-18;
const kmOfDegree = (Math.PI * earthRadiusKm) / 180;

/** Near before far; equal distances by key, in code units and not in anybody's language. */
export function inOrder(a: Found<Placed>, b: Found<Placed>): number {
  return a.distanceKm - b.distanceKm || (a.entry.key < b.entry.key ? -1 : a.entry.key > b.entry.key ? 1 : 0);
}

/** Whoever takes what a search finds, and knows how far it should go. */
export type Finding<E> = {
  /** Nothing beyond this haversine is wanted; `reachDegrees` is no less in degrees of latitude. */
  readonly reach: number;
  readonly reachDegrees: number;
  add(entry: E): void;
  /** Adds what lies at a known haversine. */
  addAt(entry: E, haversine: number): void;
};

/** Shows what is found as it is found; whoever looks says each time how far to go on. */
export class Shrinking<E extends Placed> implements Finding<E> {
  #maxKm = Number.POSITIVE_INFINITY;
  reach = 1;
  reachDegrees = 180;

  constructor(
    private readonly from: Position,
    maxKm: number,
    private readonly visit: (entry: E, distanceKm: number) => number,
  ) {
    this.#reachTo(maxKm);
  }

  add(entry: E): void {
    this.#show(entry, distanceKm(this.from, entry.position));
  }

  addAt(entry: E, haversine: number): void {
    this.#show(entry, kmOf(haversine));
  }

  #show(entry: E, km: number): void {
    if (km <= this.#maxKm) this.#reachTo(this.visit(entry, km));
  }

  #reachTo(km: number): void {
    if (km >= this.#maxKm) return;
    this.#maxKm = km;
    if (km >= furthestKm) return;
    this.reach = reachOf(km);
    this.reachDegrees = degreesOf(km);
  }
}

const reachOf = (km: number) => haversineOf(km) * (1 + rounding) + roundingAtZero;
const degreesOf = (km: number) => (km / kmOfDegree) * (1 + rounding) + rounding;

/** The nearest so far, never more than so many; knows from which distance on nobody can come in any more. */
export class Nearest<E extends Placed> implements Finding<E> {
  readonly #from: Position;
  readonly #limit: number;
  readonly #maxKm: number;
  /** Findings over the limit that may gather before they are put in order. */
  readonly #spare: number;
  readonly #found: Found<E>[] = [];
  reach = 1;
  reachDegrees = 180;

  constructor(from: Position, limit: number, maxKm: number) {
    this.#from = from;
    this.#limit = limit;
    this.#maxKm = maxKm;
    this.#spare = limit >> 3;
    this.#reachTo(maxKm);
  }

  add(entry: E): void {
    this.#keep({ entry, distanceKm: distanceKm(this.#from, entry.position) });
  }

  addAt(entry: E, haversine: number): void {
    this.#keep({ entry, distanceKm: kmOf(haversine) });
  }

  /** All that were kept, in order. */
  all(): Found<E>[] {
    this.#cut();
    return this.#found;
  }

  #keep(found: Found<E>): void {
    if (found.distanceKm > this.#maxKm) return;
    this.#found.push(found);
    const { length } = this.#found;
    if (length === this.#limit || length > this.#limit + this.#spare) this.#cut();
  }

  #cut(): void {
    this.#found.sort(inOrder);
    if (this.#found.length < this.#limit) return;
    this.#found.length = this.#limit;
    this.#reachTo(this.#found.at(-1)!.distanceKm);
  }

  #reachTo(km: number): void {
    if (km >= furthestKm) return;
    this.reach = reachOf(km);
    this.reachDegrees = degreesOf(km);
  }
}
