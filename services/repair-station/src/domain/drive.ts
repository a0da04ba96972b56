import type { Drive } from '@baylink/contracts/repair-station';
import { type Position, type RoadCurve, RoadModel, roadTime } from '@baylink/geo';
import { roadRegionAt } from '@baylink/geo/road-region';

/** One way on roads as they are there and then: whole minutes, with the band that most drives fall into. */
export function driveOn(roads: RoadCurve, distanceKm: number): Drive {
  const { minutes, low, high } = roadTime(roads, distanceKm);
  const source = roads.factors.endsWith('+0') ? 'estimate' : 'corrected';
  return { minutes: Math.round(minutes), low: Math.floor(low), high: Math.ceil(high), source };
}

/** No way over at least this distance takes less; never falls as the distance grows. */
export const leastDrive = (roads: RoadCurve, distanceKm: number): number =>
  Math.round(roadTime(roads, Math.max(0, distanceKm)).minutes);

const model = new RoadModel();

/** By day, anywhere: for a question that names neither place nor hour. */
export const dayRoads: RoadCurve = model.curve('unknown', { hour: 12, workday: true });

/** How long ways take that begin at a place at an instant. */
export function roadsFrom(position: Position, at: Date): RoadCurve {
  const region = roadRegionAt(position);
  return model.curve(region, wallTime(region, position, at));
}

const HOUR_MS = 3_600_000;

/** China keeps one clock; elsewhere the sun's is near enough to tell day from night. */
function wallTime(region: string, [longitude]: Position, at: Date) {
  const ahead = region.startsWith('CN-') ? 8 : Math.round(longitude / 15);
  const wall = new Date(at.getTime() + ahead * HOUR_MS);
  return { hour: wall.getUTCHours(), workday: wall.getUTCDay() % 6 !== 0 };
}

/** Minutes until the car is there: its own drive, or the tow truck's way there and back. */
export const arrivesIn = (oneWayMinutes: number, drivable: boolean): number => oneWayMinutes * (drivable ? 1 : 2);
