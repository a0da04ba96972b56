import type KDBush from 'kdbush';
import type { Finding } from './found.js';
import { kdTreeInSlices } from './kd-tree.js';
import { type Visitor, walk } from './kd-walk.js';
import type { Position } from './position.js';
import { inSlices } from './slices.js';

/** An item in an index. A position is read once, when the item is put; `slot` is its number in the tree, −1 before. */
export type Entry<T> = {
  readonly key: string;
  readonly item: T;
  readonly position: Position;
  readonly traits: number;
  live: boolean;
  slot: number;
};

/** Above all traits: set in the marks of an entry that is live. */
const LIVE = 1 << 30;

export type Query<T> = { from: Position; traits: number; accept: ((item: T) => boolean) | undefined };

/** A tree that does not change, but for entries in it that are no longer live. */
export class MergedTree<T> {
  #dead: number;

  private constructor(
    readonly tree: KDBush,
    readonly entries: readonly Entry<T>[],
    /** Items and their traits, with a mark for who is live, by slot: what a query refuses it reads in one place. */
    readonly items: readonly T[],
    readonly marks: Int32Array,
    alive: number,
  ) {
    this.#dead = entries.length - alive;
  }

  /** Each `yield` is a moment to let others work. */
  static *build<T>(entries: readonly Entry<T>[]): Generator<void, MergedTree<T>> {
    const items: T[] = [];
    yield* inSlices(entries.length, (at) => items.push(entries[at]!.item));
    const tree = yield* kdTreeInSlices(entries.length, (at) => entries[at]!.position);
    const marks = new Int32Array(entries.length);
    return new MergedTree(tree, entries, items, marks, number(entries, marks));
  }

  /** How many of its entries are no longer live. */
  get dead(): number {
    return this.#dead;
  }

  /** An entry stays in the tree when it is dropped, but is not found any more. */
  bury({ slot }: Entry<T>): void {
    this.marks[slot] = 0;
    this.#dead++;
  }

  /** Adds the live and accepted entries within reach. */
  search({ from, traits, accept }: Query<T>, nearest: Finding<Entry<T>>): void {
    walk(this.tree, from, new Search(this, traits | LIVE, accept, nearest));
  }
}

/** Looks at the entries of a tree on behalf of a query. */
class Search<T> implements Visitor {
  reach: number;
  reachDegrees: number;

  constructor(
    private readonly tree: MergedTree<T>,
    private readonly needed: number,
    private readonly accept: ((item: T) => boolean) | undefined,
    private readonly nearest: Finding<Entry<T>>,
  ) {
    this.reach = nearest.reach;
    this.reachDegrees = nearest.reachDegrees;
  }

  wants(id: number): boolean {
    const { needed } = this;
    return (this.tree.marks[id]! & needed) === needed && (!this.accept || this.accept(this.tree.items[id]!));
  }

  take(id: number, haversine: number): void {
    this.nearest.addAt(this.tree.entries[id]!, haversine);
    this.reach = this.nearest.reach;
    this.reachDegrees = this.nearest.reachDegrees;
  }
}

/** Gives each entry its number in the tree; how many of them are live, for some were dropped while it was built. */
function number<T>(entries: readonly Entry<T>[], marks: Int32Array): number {
  let alive = 0;
  for (let slot = 0; slot < entries.length; slot++) {
    const entry = entries[slot]!;
    entry.slot = slot;
    if (!entry.live) continue;
    marks[slot] = entry.traits | LIVE;
    alive++;
  }
  return alive;
}
