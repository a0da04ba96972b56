import { assign } from '@baylink/assignment';
import type { Fault } from './attempt.js';
import type { Choice } from './choices.js';

/** A complaint that waits for a station, the try to make now, and who could have it, best first. */
export type Waiting = { fault: Fault; attempt: number; tried: ReadonlySet<string>; options: readonly Choice[] };
/** Where it goes. */
export type Released = Waiting & { station: string };

/** Complaints placed in one go: the sum is found in some 20 ms, and nobody else waits longer for it. */
export const PLACED_AT_ONCE = 60;
/** Of who could have a complaint so many are weighed: the ninth is hardly ever the best for all. */
export const OPTIONS = 8;

/**
 * Which of those that wait goes where: as many as can be, and of all such ways the one by which their cars are fixed
 * soonest together. Who comes to a station after others waits for as many repairs as its bays are behind.
 */
export function release(waiting: readonly Waiting[]): Released[] {
  const places = placesFor(waiting);
  const costs = waiting.map(({ options }) => {
    const byStation = new Map(options.map((option) => [option.site.code, option]));
    return places.map((place) => costOf(byStation.get(place.station), place));
  });
  return assign(costs).flatMap((place, row) =>
    place === null ? [] : [{ ...waiting[row]!, station: places[place]!.station }],
  );
}

/** The first, second or later of those that wait to come to a station. */
type Place = { station: string; before: number };

function placesFor(waiting: readonly Waiting[]): Place[] {
  const wanted = new Map<string, number>();
  for (const { options } of waiting) {
    for (const { site } of options) wanted.set(site.code, (wanted.get(site.code) ?? 0) + 1);
  }
  return [...wanted].flatMap(([station, count]) => Array.from({ length: count }, (_, before) => ({ station, before })));
}

function costOf(option: Choice | undefined, { before }: Place): number {
  if (!option) return Number.POSITIVE_INFINITY;
  return option.ranked.rankMinutes + Math.floor(before / option.site.bays.length) * option.usual.minutes;
}
