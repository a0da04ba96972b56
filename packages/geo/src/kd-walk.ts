import type KDBush from 'kdbush';
import type { Position } from './position.js';

/** Whoever looks at points, by their number in the tree, that lie within a reach. Distances are haversines. */
export type Visitor = {
  /** Nothing beyond is shown. It may shrink during the walk. */
  reach: number;
  /** The reach in degrees of latitude, or a little more. */
  reachDegrees: number;
  /** Asked before the distance is known. */
  wants(id: number): boolean;
  take(id: number, haversine: number): void;
};

/**
 * Shows a visitor the points of a tree within its reach, nearest branches first, and passes over every branch that lies
 * beyond: also while the visitor wants none of the points it is asked about. (geokdbush looks at the reach only when it
 * has found something, and walks the whole tree for a predicate that refuses everything nearby.)
 */
export function walk(tree: KDBush, from: Position, visitor: Visitor): void {
  if (tree.ids.length > 0) new Walk(tree, from, visitor).run();
}

/** A branch in the box between west, south, east and north, split by longitude (axis 0) or latitude (1). */
type Branch = {
  /** The haversine of its nearest corner or side; 0 inside. */
  away: number;
  left: number;
  right: number;
  axis: 0 | 1;
  w: number;
  s: number;
  e: number;
  n: number;
};

const radians = Math.PI / 180;

class Walk {
  private readonly longitude: number;
  private readonly latitude: number;
  private readonly sine: number;
  private readonly cosine: number;
  /** Branches that were passed by, nearest last: there are a few dozen. */
  private readonly waiting: Branch[] = [];

  constructor(
    private readonly tree: KDBush,
    [longitude, latitude]: Position,
    private readonly visitor: Visitor,
  ) {
    this.longitude = longitude;
    this.latitude = latitude;
    this.sine = Math.sin(latitude * radians);
    this.cosine = Math.cos(latitude * radians);
  }

  run(): void {
    const root: Branch = { away: 0, left: 0, right: this.tree.ids.length - 1, axis: 0, w: -180, s: -90, e: 180, n: 90 };
    for (let next: Branch | undefined = root; next && next.away <= this.visitor.reach; next = this.waiting.pop()) {
      this.descend(next);
    }
  }

  /** Down to the points, as long as one half is as near as the whole. */
  private descend(branch: Branch): void {
    for (let at = branch; ; ) {
      if (at.right - at.left <= this.tree.nodeSize) {
        for (let slot = at.left; slot <= at.right; slot++) this.point(slot);
        return;
      }
      const [near, far] = this.halves(at);
      this.wait(far);
      if (near.away > at.away) {
        this.wait(near);
        return;
      }
      at = near;
    }
  }

  /** Longitude splits a box into a western and an eastern half, latitude into a southern and a northern one. */
  private halves({ left, right, axis, w, s, e, n }: Branch): [near: Branch, far: Branch] {
    const middle = (left + right) >> 1;
    this.point(middle);
    const split = this.tree.coords[2 * middle + axis]!;
    const next = axis === 0 ? 1 : 0;
    const low: Branch = { away: 0, left, right: middle - 1, axis: next, w, s, e, n };
    const high: Branch = { away: 0, left: middle + 1, right, axis: next, w, s, e, n };
    if (axis === 0) low.e = high.w = split;
    else low.n = high.s = split;
    low.away = this.nearest(low.w, low.s, low.e, low.n);
    high.away = this.nearest(high.w, high.s, high.e, high.n);
    return low.away <= high.away ? [low, high] : [high, low];
  }

  private wait(branch: Branch): void {
    if (branch.away > this.visitor.reach) return;
    const { waiting } = this;
    let at = waiting.length;
    waiting.push(branch);
    for (; at > 0 && waiting[at - 1]!.away < branch.away; at--) waiting[at] = waiting[at - 1]!;
    waiting[at] = branch;
  }

  private point(slot: number): void {
    const { visitor, tree } = this;
    const latitude = tree.coords[2 * slot + 1]!;
    if (Math.abs(latitude - this.latitude) > visitor.reachDegrees) return;
    const id = tree.ids[slot]!;
    if (!visitor.wants(id)) return;
    const away = this.haversine(latitude, (tree.coords[2 * slot]! - this.longitude) * radians);
    if (away <= visitor.reach) visitor.take(id, away);
  }

  /**
   * How near the points of a box can be; 0 inside. At any latitude a smaller difference of longitude is nearer, so
   * beside the box the nearest point lies on its nearer meridian: where cos c = sin φ₀ sin φ + cos φ₀ cos φ cos Δ is
   * largest, or else at one of its ends.
   */
  private nearest(west: number, south: number, east: number, north: number): number {
    const { longitude, latitude } = this;
    if (longitude >= west && longitude <= east) {
      if (latitude >= south && latitude <= north) return 0;
      return this.haversine(latitude < south ? south : north, 0);
    }
    const apart = Math.min(smallerWay(west - longitude), smallerWay(east - longitude)) * radians;
    const best = Math.atan2(this.sine, this.cosine * Math.cos(apart)) / radians;
    if (best >= south && best <= north) return this.haversine(best, apart);
    return Math.min(this.haversine(south, apart), this.haversine(north, apart));
  }

  /** To a point at a latitude (degrees), so far apart in longitude (radians): the very number of `haversine`. */
  private haversine(latitude: number, apart: number): number {
    const north = Math.sin(((latitude - this.latitude) * radians) / 2);
    if (apart === 0) return north * north;
    const east = Math.sin(apart / 2);
    return north * north + this.cosine * Math.cos(latitude * radians) * east * east;
  }
}

/** Around the earth the smaller way, degrees. */
function smallerWay(degrees: number): number {
  const turn = Math.abs(degrees) % 360;
  return turn > 180 ? 360 - turn : turn;
}
