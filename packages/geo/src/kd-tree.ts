import KDBush from 'kdbush';
import type { Position } from './position.js';
import { inSlices, sliceSize } from './slices.js';

/** Points in a branch that is not split any further: few, because each of them may cost a question to a predicate. */
const nodeSize = 32;

/** Points that KDBush itself puts in order, in one slice. */
const branchSize = 2048;

/**
 * Builds a KDBush over positions in slices: each `yield` is a moment to let others work.
 *
 * The upper levels are split here and each branch below is a KDBush of its own, copied to its place: KDBush keeps
 * a tree as one array whose middle is the root, and starts with longitude, so every branch at an even depth is
 * itself a valid tree.
 */
export function* kdTreeInSlices(count: number, position: (id: number) => Position): Generator<void, KDBush> {
  const work = {
    order: new Uint32Array(count),
    coords: new Float64Array(2 * count),
    tree: new KDBush(count, nodeSize),
  };
  yield* inSlices(count, (id) => {
    work.order[id] = id;
    [work.coords[2 * id], work.coords[2 * id + 1]] = position(id);
  });
  yield* arrange(work, 0, count - 1, 0);
  // Only `from` marks a tree whose arrays were filled from outside as finished.
  return KDBush.from(work.tree.data);
}

type Axis = 0 | 1;
/** `order`: the points by number, as the tree will have them. `coords`: longitude and latitude of each, by number. */
type Work = { tree: KDBush; order: Uint32Array; coords: Float64Array };

function* arrange(work: Work, left: number, right: number, axis: Axis): Generator<void, void> {
  if (axis === 0 && right - left < branchSize) {
    graft(work, left, right);
    yield;
    return;
  }
  const middle = (left + right) >> 1;
  yield* select(work, middle, left, right, axis);
  place(work, middle, work.order[middle]!);
  yield* arrange(work, left, middle - 1, axis === 0 ? 1 : 0);
  yield* arrange(work, middle + 1, right, axis === 0 ? 1 : 0);
}

/**
 * Brings the point that belongs there to `middle`, the lower ones before it and the higher ones after it, by
 * quickselect in three parts. Ours, because a library's cannot stop on its way: it would hold everybody for 20 ms the
 * first time at 100,000 points.
 */
function* select({ order, coords }: Work, middle: number, left: number, right: number, axis: Axis) {
  let steps = 0;
  while (left < right) {
    const pivot = coords[2 * order[pivotIn(order, coords, left, right, axis)]! + axis]!;
    let [low, at, high] = [left, left, right];
    while (at <= high) {
      const id = order[at]!;
      const value = coords[2 * id + axis]!;
      if (value < pivot) {
        order[at++] = order[low]!;
        order[low++] = id;
      } else if (value > pivot) {
        order[at] = order[high]!;
        order[high--] = id;
      } else at++;
      if (++steps % sliceSize === 0) yield;
    }
    if (middle < low) right = low - 1;
    else if (middle > high) left = high + 1;
    else return;
  }
}

/** Where the middle one of three points stands. */
function pivotIn(order: Uint32Array, coords: Float64Array, left: number, right: number, axis: Axis): number {
  const value = (slot: number) => coords[2 * order[slot]! + axis]!;
  return [left, (left + right) >> 1, right].sort((a, b) => value(a) - value(b))[1]!;
}

function graft(work: Work, left: number, right: number): void {
  const own = work.order.slice(left, right + 1);
  const branch = new KDBush(own.length, nodeSize);
  for (const id of own) branch.add(work.coords[2 * id]!, work.coords[2 * id + 1]!);
  branch.finish().ids.forEach((id, i) => {
    place(work, left + i, own[id]!);
  });
}

function place({ tree, coords }: Work, slot: number, id: number): void {
  tree.ids[slot] = id;
  tree.coords[2 * slot] = coords[2 * id]!;
  tree.coords[2 * slot + 1] = coords[2 * id + 1]!;
}
