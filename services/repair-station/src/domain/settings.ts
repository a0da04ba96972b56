import type { Severity } from '@baylink/contracts';

/** What the network decides for itself about routing. */
export type RoutingSettings = {
  /** How far a car is sent, km as the crow flies. */
  reachKm: Readonly<Record<Severity, number>>;
  /** A window for every offer in plain time, ms; without it the window follows the severity, in opening hours. */
  offerWindowMs: number | undefined;
};

/** Minutes of its opening hours that a station has to answer an offer. */
export const answerWithinMinutes: Readonly<Record<Severity, number>> = {
  // A car with a safety fault may be standing on a road: the next station must be asked while the customer waits.
  safety: 5,
  high: 10,
  // Long enough to ask the workshop, short enough for two refusals within the hour.
  normal: 15,
};
