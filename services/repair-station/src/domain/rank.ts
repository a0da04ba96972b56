/** The name of this way to rank, kept in every receipt. */
export const RANKING = 'time-fixed';

/** What a station's place in the order rests on. */
export type Ranked = {
  /** Minutes until the car is fixed, and what the record adds. */
  rankMinutes: number;
  /** One way, minutes. */
  driveMinutes: number;
  /** Offers taken in the last seven days, and the bays they are for. */
  taken: number;
  bays: number;
  distanceKm: number;
  code: string;
};

/**
 * Who has the car fixed first, its record counted. Of those equally soon, who is not markedly further away: at night
 * everybody who opens at eight is equally soon, and nobody is to be sent past an open door for fairness. Then the fair
 * share, then distance, then code. The oracle of `route.oracle.spec.ts` says the same in other words.
 */
export const rank =
  (tieDriveMinutes: number) =>
  (a: Ranked, b: Ranked): number =>
    a.rankMinutes - b.rankMinutes ||
    band(a.driveMinutes, tieDriveMinutes) - band(b.driveMinutes, tieDriveMinutes) ||
    a.taken * b.bays - b.taken * a.bays ||
    a.distanceKm - b.distanceKm ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** Whether somebody who is never sooner than `rankMinutes` and never nearer than `driveMinutes` could rank before. */
export const couldBeat = (last: Ranked, rankMinutes: number, driveMinutes: number, tieDriveMinutes: number): boolean =>
  rankMinutes < last.rankMinutes ||
  (rankMinutes === last.rankMinutes && band(driveMinutes, tieDriveMinutes) <= band(last.driveMinutes, tieDriveMinutes));

const band = (driveMinutes: number, width: number) => Math.floor(driveMinutes / width);
