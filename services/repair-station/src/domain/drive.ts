import type { Drive } from '@baylink/contracts/repair-station';
import { driveMinutes, type Position } from '@baylink/geo';

/** A way to drive: from where to where, how far as the crow flies, and when. */
export type Way = { from: Position; to: Position; distanceKm: number; at: Date };

/** How long ways by road take. The only place where routing learns of it: another model replaces `roads`. */
export type Roads = {
  /** One way, in whole minutes, with the band that most drives fall into. */
  drive(way: Way): Drive;
  /** No way over at least this distance takes less, wherever and whenever; never falls as the distance grows. */
  atLeast(distanceKm: number): number;
};

/** Most of our estimates by distance alone are within a quarter below and 40 % above: jams are worse than luck. */
const BAND = { low: 0.75, high: 1.4 };

/** Road time by distance alone. */
export const roads: Roads = {
  drive({ distanceKm }) {
    const minutes = driveMinutes(distanceKm);
    return {
      minutes: Math.round(minutes),
      low: Math.floor(minutes * BAND.low),
      high: Math.ceil(minutes * BAND.high),
      source: 'estimate',
    };
  },
  atLeast: (distanceKm) => Math.round(driveMinutes(distanceKm)),
};

/** Minutes until the car is there: its own drive, or the tow truck's way there and back. */
export const arrivesIn = (oneWayMinutes: number, drivable: boolean): number => oneWayMinutes * (drivable ? 1 : 2);
