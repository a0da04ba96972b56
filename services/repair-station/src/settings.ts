import { createHash } from 'node:crypto';
import { duration } from '@baylink/kit';
import { z } from 'zod';
import type { RoutingSettings } from './domain/settings.js';

/**
 * How far a car is sent, km. 300 km is half a day on the road there and back, or about the longest tow that costs less
 * than the repair; and in thinly settled provinces the next station is often 200 km away. One value for each severity,
 * so that a network which is dense enough may keep unsafe cars off the road.
 */
const reach = z.coerce.number().positive().max(20_040).default(300);
const weight = (standard: number) => z.coerce.number().min(0).max(10_000).default(standard);

export const repairStationSettings = z.object({
  REACH_KM_NORMAL: reach,
  REACH_KM_HIGH: reach,
  REACH_KM_SAFETY: reach,
  /** An OSRM server of one's own, which is told where customers are; without it ways are estimated. */
  OSRM_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How long an offer waits, in plain time; without it 5, 10 or 15 minutes of opening hours, by severity. */
  OFFER_WINDOW: duration(),
  /** The shortest window for stations that answer quickly: to walk to the telephone and look into the workshop. */
  OFFER_WINDOW_LEAST: duration('PT3M'),
  /** Of stations that are equally soon, a drive that is longer by this is worse: a quarter of an hour is noticed. */
  TIE_DRIVE: duration('PT15M'),
  /** Ten cases without fault come before the first: a new station's first refusal weighs a tenth of an old one's habit. */
  RECORD_SHRUNK_BY: weight(10),
  /** A lost offer costs its window, a quarter of an hour, and the next station's time to answer. */
  RECORD_LOST_OFFER: weight(20),
  /** A minute of waiting for an answer is a minute. */
  RECORD_ANSWER_MINUTE: weight(1),
  /** The same fault again costs the customer another half day. */
  RECORD_REPEAT_REPAIR: weight(240),
  /** A lost customer costs more than any repair; bounded, so that nobody is sent two hours further for it. */
  RECORD_DETRACTOR: weight(120),
  /** Finished jobs of a component after which a station's own usual time replaces the table's: a steady median. */
  REPAIR_TIME_FROM_JOBS: z.coerce.number().int().min(1).max(1000).default(8),
});
export type RepairStationSettings = z.output<typeof repairStationSettings>;

export function routingSettings(settings: RepairStationSettings): RoutingSettings {
  const { REACH_KM_NORMAL: normal, REACH_KM_HIGH: high, REACH_KM_SAFETY: safety } = settings;
  const routing = {
    reachKm: { normal, high, safety },
    offerWindowMs: settings.OFFER_WINDOW,
    leastWindowMinutes: settings.OFFER_WINDOW_LEAST! / 60_000,
    tieDriveMinutes: Math.max(1, settings.TIE_DRIVE! / 60_000),
    weights: {
      shrunkBy: settings.RECORD_SHRUNK_BY,
      lostOffer: settings.RECORD_LOST_OFFER,
      answerMinute: settings.RECORD_ANSWER_MINUTE,
      repeatRepair: settings.RECORD_REPEAT_REPAIR,
      detractor: settings.RECORD_DETRACTOR,
    },
  };
  const version = createHash('sha256').update(JSON.stringify(routing)).digest('hex').slice(0, 12);
  return { ...routing, version };
}
