import type { Drive } from '@baylink/contracts/repair-station';
import {
  type LocalTime,
  modelRoadTimes,
  type Position,
  type RoadCurve,
  RoadModel,
  type RoadTime,
  type RoadTimes,
  roadTime,
} from '@baylink/geo';
import { roadRegionAt } from '@baylink/geo/road-region';

/** One way on roads as they are there and then: whole minutes, with the band that most drives fall into. */
export function driveOn(roads: RoadCurve, distanceKm: number): Drive {
  return inWholeMinutes(roadTime(roads, distanceKm), roads.factors.endsWith('+0') ? 'estimate' : 'corrected');
}

export const inWholeMinutes = ({ minutes, low, high }: RoadTime, source: Drive['source']): Drive => ({
  minutes: Math.round(minutes),
  low: Math.floor(low),
  high: Math.ceil(high),
  source,
});

/** Ways by station, as a map service measured them. */
export type Driven = ReadonlyMap<string, Drive>;
type Known = { roads: RoadCurve; driven?: Driven | undefined };

/** The way to a station, as well as it is known. */
export const driveTo = ({ roads, driven }: Known, station: string, distanceKm: number): Drive =>
  driven?.get(station) ?? driveOn(roads, distanceKm);

/** No way over at least this distance takes less; never falls as the distance grows. */
export const leastDrive = (roads: RoadCurve, distanceKm: number): number =>
  Math.round(roadTime(roads, Math.max(0, distanceKm)).minutes);

/** By day, anywhere: for a question that names neither place nor hour. */
export const dayRoads: RoadCurve = new RoadModel().curve('unknown', { hour: 12, workday: true });

/** A way that was driven: from where, how far as the crow flies, when it was over, and how long it took. */
export type Arrival = { from: Position; distanceKm: number; at: Date; minutes: number };

/** How long ways take, corrected by those that were driven. */
export class Roads {
  private readonly model = new RoadModel();

  /** Ways that begin at a place at an instant. */
  from(position: Position, at: Date): RoadCurve {
    return this.model.curve(...whereAndWhen(position, at));
  }

  /** The same as a port, for whoever asks about many places at once. */
  readonly times: RoadTimes = modelRoadTimes(this.model, roadRegionAt);

  learn({ from, distanceKm, at, minutes }: Arrival): void {
    const [region, setOut] = whereAndWhen(from, new Date(at.getTime() - minutes * 60_000));
    this.model.observe({ distanceKm, region, at: setOut, minutes });
  }
}

/** As roads tell regions and hours apart. */
export function whereAndWhen(position: Position, at: Date): [region: string, at: LocalTime] {
  const region = roadRegionAt(position);
  return [region, wallTime(region, position, at)];
}

const HOUR_MS = 3_600_000;

/** China keeps one clock; elsewhere the sun's is near enough to tell day from night. */
function wallTime(region: string, [longitude]: Position, at: Date): LocalTime {
  const ahead = region.startsWith('CN-') ? 8 : Math.round(longitude / 15);
  const wall = new Date(at.getTime() + ahead * HOUR_MS);
  return { hour: wall.getUTCHours(), workday: wall.getUTCDay() % 6 !== 0 };
}

/** Minutes until the car is there: its own drive, or the tow truck's way there and back. */
export const arrivesIn = (oneWayMinutes: number, drivable: boolean): number => oneWayMinutes * (drivable ? 1 : 2);
