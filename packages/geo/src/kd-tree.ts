import KDBush from 'kdbush';
import quickselect from 'quickselect';
import type { Position } from './position.js';

/** Points that one slice may index: about 1 ms of work. */
const sliceSize = 8192;

/**
 * Builds a KDBush over positions in slices: each `yield` is a moment to let others work. The longest slice at
 * 100,000 points, the first split, takes about 3 ms, where building at once takes 20 ms.
 *
 * The upper levels are split here and each branch below is a KDBush of its own, copied to its place: KDBush keeps
 * a tree as one array whose middle is the root, and starts with longitude, so every branch at an even depth is
 * itself a valid tree.
 */
export function* kdTreeInSlices(positions: readonly Position[]): Generator<void, KDBush> {
  if (positions.length <= sliceSize) return kdTree(positions);
  const tree = new KDBush(positions.length);
  const order = positions.map((_, id) => id);
  yield;
  yield* arrange(tree, positions, order, 0, positions.length - 1, 0);
  // Only `from` marks a tree whose arrays were filled from outside as finished.
  return KDBush.from(tree.data);
}

function kdTree(positions: readonly Position[]): KDBush {
  const tree = new KDBush(positions.length);
  for (const [longitude, latitude] of positions) tree.add(longitude, latitude);
  return tree.finish();
}

type Axis = 0 | 1;

function* arrange(
  tree: KDBush,
  positions: readonly Position[],
  order: number[],
  left: number,
  right: number,
  axis: Axis,
): Generator<void, void> {
  if (axis === 0 && right - left < sliceSize) {
    graft(tree, positions, order, left, right);
    yield;
    return;
  }
  const middle = (left + right) >> 1;
  quickselect(order, middle, left, right, (a, b) => positions[a]![axis] - positions[b]![axis]);
  place(tree, middle, order[middle]!, positions[order[middle]!]!);
  yield;
  yield* arrange(tree, positions, order, left, middle - 1, axis === 0 ? 1 : 0);
  yield* arrange(tree, positions, order, middle + 1, right, axis === 0 ? 1 : 0);
}

function graft(tree: KDBush, positions: readonly Position[], order: number[], left: number, right: number): void {
  const own = order.slice(left, right + 1);
  const branch = kdTree(own.map((id) => positions[id]!));
  branch.ids.forEach((id, i) => {
    place(tree, left + i, own[id]!, positions[own[id]!]!);
  });
}

function place(tree: KDBush, slot: number, id: number, [longitude, latitude]: Position): void {
  tree.ids[slot] = id;
  tree.coords[2 * slot] = longitude;
  tree.coords[2 * slot + 1] = latitude;
}
