import type { Severity } from '@baylink/contracts';
import type { RecordTerm } from '@baylink/contracts/repair-station';

/** What a station's record weighs in its rank, in minutes for each case. */
export type RecordWeights = {
  /** A rate counts as if so many cases without fault came before: a few cases say little. */
  shrunkBy: number;
  /** Minutes that are lost when an offer is declined or runs out. */
  lostOffer: number;
  /** How much a minute of waiting for an answer weighs. */
  answerMinute: number;
  /** Minutes that are lost when the car comes again with the same fault. */
  repeatRepair: number;
  /** Minutes for a customer who was dissatisfied and not won back. */
  detractor: number;
};

/** What the network decides for itself about routing. */
export type RoutingSettings = {
  /** How far a car is sent, km as the crow flies. */
  reachKm: Readonly<Record<Severity, number>>;
  /** A window for every offer in plain time, ms; without it the window follows the severity, in opening hours. */
  offerWindowMs: number | undefined;
  /** No window that follows a station's own answers is shorter, minutes of its opening hours. */
  leastWindowMinutes: number;
  /** Stations that are equally soon: a drive that is so much longer is worse, below that the fair share decides. */
  tieDriveMinutes: number;
  weights: RecordWeights;
  /** Hash of all of it, by which receipts tell one set of settings from another. */
  version: string;
};

/** Minutes of its opening hours that a station has to answer an offer. */
export const answerWithinMinutes: Readonly<Record<Severity, number>> = {
  // A car with a safety fault may be standing on a road: the next station must be asked while the customer waits.
  safety: 5,
  high: 10,
  // Long enough to ask the workshop, short enough for two refusals within the hour.
  normal: 15,
};

export type TermName = RecordTerm['term'];
