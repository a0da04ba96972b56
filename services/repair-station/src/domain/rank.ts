/** The name of this way to rank, kept in every receipt. */
export const RANKING = 'nearest-open';

/** What a station's place in the order rests on. */
export type Ranked = { opensInMinutes: number; distanceKm: number; site: { code: string } };

/**
 * Who is open now before who opens soonest; then the nearest; then by code. Another ranking replaces this file, and
 * the oracle of `route.oracle.spec.ts`.
 */
export function rank(a: Ranked, b: Ranked): number {
  const byCode = a.site.code < b.site.code ? -1 : 1;
  return a.opensInMinutes - b.opensInMinutes || a.distanceKm - b.distanceKm || byCode;
}

/** Whether a station that is at least as far away as `last` could still rank before it. */
export const couldBeat = (last: Ranked, opensInMinutes: number) => opensInMinutes < last.opensInMinutes;

/** Whether any station at all could, from this distance on. */
export const isBeatable = (last: Ranked, fromKm: number) => last.opensInMinutes > 0 || last.distanceKm > fromKm;
