import { duration } from '@baylink/kit';
import { z } from 'zod';
import type { RoutingSettings } from './domain/settings.js';

/**
 * How far a car is sent, km. 300 km is half a day on the road there and back, or about the longest tow that costs less
 * than the repair; and in thinly settled provinces the next station is often 200 km away. One value for each severity,
 * so that a network which is dense enough may keep unsafe cars off the road.
 */
const reach = z.coerce.number().positive().max(20_040).default(300);

export const repairStationSettings = z.object({
  REACH_KM_NORMAL: reach,
  REACH_KM_HIGH: reach,
  REACH_KM_SAFETY: reach,
  /** How long an offer waits, in plain time; without it 5, 10 or 15 minutes of opening hours, by severity. */
  OFFER_WINDOW: duration(),
});
export type RepairStationSettings = z.output<typeof repairStationSettings>;

export const routingSettings = (settings: RepairStationSettings): RoutingSettings => ({
  reachKm: { normal: settings.REACH_KM_NORMAL, high: settings.REACH_KM_HIGH, safety: settings.REACH_KM_SAFETY },
  offerWindowMs: settings.OFFER_WINDOW,
});
