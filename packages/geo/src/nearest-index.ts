import { setImmediate as others } from 'node:timers/promises';
import { type Finding, type Found, Nearest, Shrinking } from './found.js';
import { type Entry, MergedTree, type Query } from './merged-tree.js';
import { furthestKm, type Position } from './position.js';

/** An item and how far it is, km on the great circle. */
export type Neighbour<T> = { item: T; distanceKm: number };

export type NearestOptions<T> = {
  /** Bits that an item must all have among its own: told without touching it. */
  traits?: number;
  /** What may be found. Asked in no order and about more items than are returned: keep it quick and pure. */
  accept?: (item: T) => boolean;
  /** Nothing further away than this, km. */
  maxKm?: number;
  /** At most so many. */
  limit?: number;
};

export type ExploreOptions<T> = Pick<NearestOptions<T>, 'traits' | 'accept' | 'maxKm'> & {
  /** Is shown an item and how far it is, km; says how far to go on looking, which never grows. */
  visit: (item: T, distanceKm: number) => number;
};

/** What an index must know of its items. A position is read once, when the item is put. */
export type IndexedBy<T> = {
  key: (item: T) => string;
  position: (item: T) => Position;
  /** Up to 30 bits by which most questions refuse most items, for `NearestOptions.traits`. */
  traits?: (item: T) => number;
};

/** Changes that may gather beside the tree before it is rebuilt: looking through them costs about 10 µs a query. */
const overlayLimit = 256;

/**
 * Finds the nearest items that a predicate accepts. A change shows at once: it goes to a small overlay beside the
 * tree and is merged by `compact`, in slices, when the overlay has grown. Equal distances are ordered by key.
 */
export class NearestIndex<T> {
  readonly #by: IndexedBy<T>;
  readonly #entries = new Map<string, Entry<T>>();
  /** Entries that the tree does not hold yet. */
  readonly #overlay = new Map<string, Entry<T>>();
  #merged: MergedTree<T> | undefined;
  #compacting: Promise<void> | undefined;

  /** Builds the first tree at once: about 0.2 s for 100,000 items. */
  constructor(items: Iterable<T>, by: IndexedBy<T>) {
    this.#by = by;
    for (const item of items) this.#set(item);
    const building = this.#rebuild();
    while (!building.next().done);
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): T | undefined {
    return this.#entries.get(key)?.item;
  }

  /** Adds an item, or replaces the one with its key. The next query sees it. */
  put(item: T): void {
    this.#set(item);
    this.#compactWhenGrown();
  }

  /** Takes an item out; whether there was one. The next query does not see it. */
  remove(key: string): boolean {
    const removed = this.#drop(key);
    this.#compactWhenGrown();
    return removed;
  }

  /** The nearest accepted items in order of distance, then key. */
  nearest(from: Position, options: NearestOptions<T> = {}): Neighbour<T>[] {
    return this.#find(from, options).map(({ entry, distanceKm }) => ({ item: entry.item, distanceKm }));
  }

  /**
   * Shows the accepted items in one walk, roughly from near to far, and as far as the visitor says: for a search whose
   * radius shrinks with what it finds. Nothing comes twice.
   */
  explore(from: Position, { traits = 0, accept, maxKm = furthestKm, visit }: ExploreOptions<T>): void {
    const shrinking = new Shrinking<Entry<T>>(from, maxKm, ({ item }, distanceKm) => visit(item, distanceKm));
    this.#searchOverlay({ from, traits, accept }, shrinking);
    this.#merged?.search({ from, traits, accept }, shrinking);
  }

  /**
   * Merges the overlay into a new tree, in slices of about 1 ms at 100,000 items and 3 ms the first time, with a turn
   * of the event loop between them. Queries and changes go on meanwhile. Starts by itself when the overlay has grown;
   * a second call joins the first.
   */
  compact(): Promise<void> {
    this.#compacting ??= this.#compact().finally(() => {
      this.#compacting = undefined;
    });
    return this.#compacting;
  }

  async #compact(): Promise<void> {
    const building = this.#rebuild();
    while (!building.next().done) await others();
  }

  #compactWhenGrown(): void {
    if (this.#overlay.size + (this.#merged?.dead ?? 0) > overlayLimit && !this.#compacting) void this.compact();
  }

  *#rebuild(): Generator<void, void> {
    const entries = [...this.#entries.values()];
    const fresh = [...this.#overlay.values()];
    yield;
    this.#merged = yield* MergedTree.build(entries);
    // What changed meanwhile stays in the overlay.
    for (const entry of fresh) if (this.#overlay.get(entry.key) === entry) this.#overlay.delete(entry.key);
  }

  #set(item: T): void {
    const { key, position, traits } = this.#by;
    const entry = { key: key(item), item, position: position(item), traits: traits?.(item) ?? 0, live: true, slot: -1 };
    this.#drop(entry.key);
    this.#entries.set(entry.key, entry);
    this.#overlay.set(entry.key, entry);
  }

  #drop(key: string): boolean {
    const entry = this.#entries.get(key);
    if (!entry) return false;
    entry.live = false;
    this.#entries.delete(key);
    // What the overlay held is simply gone; what the tree holds stays there, dead, until it is rebuilt.
    if (!this.#overlay.delete(key)) this.#merged!.bury(entry);
    return true;
  }

  #find(
    from: Position,
    { traits = 0, accept, maxKm = furthestKm, limit = Number.POSITIVE_INFINITY }: NearestOptions<T>,
  ): Found<Entry<T>>[] {
    if (limit <= 0) return [];
    const nearest = new Nearest<Entry<T>>(from, limit, maxKm);
    this.#searchOverlay({ from, traits, accept }, nearest);
    this.#merged?.search({ from, traits, accept }, nearest);
    return nearest.all();
  }

  #searchOverlay({ traits, accept }: Query<T>, nearest: Finding<Entry<T>>): void {
    for (const entry of this.#overlay.values()) {
      if ((entry.traits & traits) === traits && (!accept || accept(entry.item))) nearest.add(entry);
    }
  }
}

/** An index over items that are known by a key and stand at a position. */
export function nearestIndex<T>(items: Iterable<T>, by: IndexedBy<T>): NearestIndex<T> {
  return new NearestIndex(items, by);
}
