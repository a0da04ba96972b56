import { distanceKm } from '@baylink/geo';
import { type Choice, type Network, standOf, type Weighing } from './choices.js';
import { type Estimate, estimate, type Stand } from './estimate.js';
import { rank } from './rank.js';
import { type Asked, ROUNDING_KM, verdicts } from './rules.js';

/** A station looked at for a receipt: what it rests on, its estimate, and every rule by its verdict. */
export type Looked = Estimate & { oks: readonly boolean[]; suitable: boolean };

/** Where fewer are within reach, the nearest beyond it are shown too: it is they who are asked by telephone. */
const LEAST_SHOWN = 8;

/** Every station within reach: the suitable ones best first, then the others from near to far. */
export function listing(network: Network, asked: Asked, weighing: Weighing): Looked[] {
  const { coordinates } = asked.position;
  const within = network.sites.nearest(coordinates, { maxKm: asked.reachKm + ROUNDING_KM });
  const near = within.length < LEAST_SHOWN ? network.sites.nearest(coordinates, { limit: LEAST_SHOWN }) : within;
  return inOrder(
    near.map((neighbour) => standOf(network, asked, neighbour)),
    asked,
    weighing,
  );
}

/** The same stations in the order of what is asked. */
export function inOrder(stands: readonly Stand[], asked: Asked, weighing: Weighing): Looked[] {
  const looked = stands.map((stand) => judged(stand, asked, weighing));
  const before = rank(weighing.tieDriveMinutes);
  const others = looked.filter(({ suitable }) => !suitable);
  return [
    ...looked.filter(isSuitable).sort((a, b) => before(a.ranked, b.ranked)),
    ...others.sort((a, b) => a.distanceKm - b.distanceKm || (a.site.code < b.site.code ? -1 : 1)),
  ];
}

/** One station by its code, however far away; nothing when there is none. */
export function lookAt(network: Network, asked: Asked, weighing: Weighing, code: string): Looked | undefined {
  const item = network.sites.get(code);
  if (!item) return undefined;
  const km = distanceKm(asked.position.coordinates, item.station.position.coordinates);
  return judged(standOf(network, asked, { item, distanceKm: km }), asked, weighing);
}

function judged(stand: Stand, asked: Asked, { weights }: Weighing): Looked {
  const found = estimate(stand, asked, weights);
  const oks = verdicts(found, asked);
  const { site, distanceKm, drive, usual, counts, taken, slot, ranked } = found;
  return { site, distanceKm, drive, usual, counts, taken, slot, ranked, oks, suitable: !oks.includes(false) };
}

/** Who passes every rule has a bay, and so a rank. */
export const isSuitable = (looked: Looked): looked is Looked & Choice => looked.suitable;

/** Who has a bay can be given it, whatever else stands against it. */
export const isPlaceable = (looked: Looked): looked is Looked & Choice => looked.ranked !== null;
