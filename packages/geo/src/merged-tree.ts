import { around } from 'geokdbush';
import type KDBush from 'kdbush';
import { kdTreeInSlices } from './kd-tree.js';
import { distanceKm, earthRadiusKm, furthestKm, type Position } from './position.js';

/** An item in an index. A position is read once, when the item is put; `slot` is its number in the tree, −1 before. */
export type Entry<T> = {
  readonly key: string;
  readonly item: T;
  readonly position: Position;
  live: boolean;
  slot: number;
};
export type Found<T> = { key: string; item: T; distanceKm: number };
export type Query<T> = { from: Position; maxKm: number; accept: ((item: T) => boolean) | undefined };

/** Earth radius in geokdbush 2, km: its reach is turned into ours by this. */
const geokdbushRadiusKm = 6371;

/** Distances that differ by less than this share count as possibly equal: far above rounding, far below a metre. */
const rounding = 1e-9;

/** A tree that does not change, but for entries in it that are no longer live. */
export class MergedTree<T> {
  #dead: number;

  private constructor(
    readonly tree: KDBush,
    readonly entries: readonly Entry<T>[],
    /** Items and liveness (1 or 0) by slot, side by side: a query then stays in few places of memory. */
    readonly items: readonly T[],
    readonly live: Uint8Array,
  ) {
    this.#dead = live.reduce((dead, one) => dead - one, live.length);
  }

  /** Each `yield` is a moment to let others work. */
  static *build<T>(entries: readonly Entry<T>[]): Generator<void, MergedTree<T>> {
    const items = entries.map(({ item }) => item);
    yield;
    const positions = entries.map(({ position }) => position);
    yield;
    const tree = yield* kdTreeInSlices(positions);
    return new MergedTree(tree, entries, items, numbered(entries));
  }

  /** How many of its entries are no longer live. */
  get dead(): number {
    return this.#dead;
  }

  /** An entry stays in the tree when it is dropped, but is not found any more. */
  bury({ slot }: Entry<T>): void {
    this.live[slot] = 0;
    this.#dead++;
  }

  /** The nearest in about the right order: at least `limit`, and all that are as far as the last of these. */
  nearest(query: Query<T>, limit: number): Found<T>[] {
    // One more than asked for: when it is as far as the last, their order is by key and all as far must be seen.
    const found = this.#around(query, limit + 1);
    const [last, beyond] = [found[limit - 1], found[limit]];
    if (!last || !beyond || beyond.distanceKm > last.distanceKm * (1 + rounding)) return found;
    return this.#around({ ...query, maxKm: Math.min(query.maxKm, beyond.distanceKm * (1 + rounding)) });
  }

  #around({ from, maxKm, accept }: Query<T>, limit?: number): Found<T>[] {
    const { tree, entries, items, live } = this;
    // geokdbush takes a reach beyond half the globe for a shorter one.
    const reach =
      maxKm >= furthestKm ? Number.POSITIVE_INFINITY : maxKm * (geokdbushRadiusKm / earthRadiusKm) * (1 + rounding);
    const wanted = accept ? (id: number) => live[id] === 1 && accept(items[id]!) : (id: number) => live[id] === 1;
    return around(tree, from[0], from[1], limit, reach, wanted)
      .map((id) => measured(entries[id]!, from))
      .filter((found) => found.distanceKm <= maxKm);
  }
}

export function measured<T>({ key, item, position }: Entry<T>, from: Position): Found<T> {
  return { key, item, distanceKm: distanceKm(from, position) };
}

/** Gives each entry its number in the tree; which of them are live, for some were dropped while it was built. */
function numbered<T>(entries: readonly Entry<T>[]): Uint8Array {
  const live = new Uint8Array(entries.length);
  for (let slot = 0; slot < entries.length; slot++) {
    const entry = entries[slot]!;
    entry.slot = slot;
    live[slot] = entry.live ? 1 : 0;
  }
  return live;
}
