import { driveMinutes } from '@baylink/geo';

/** Whole minutes by road for a distance as the crow flies. */
export const driveOf = (distanceKm: number): number => Math.round(driveMinutes(distanceKm));

/** Minutes until the car can stand in a bay: its drive, or the tow truck's way there and back. */
export const arrivesIn = (distanceKm: number, drivable: boolean): number => driveOf(distanceKm) * (drivable ? 1 : 2);
