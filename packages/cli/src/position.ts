import type { Dice } from './dice.js';

/** `[longitude, latitude]` in degrees, WGS-84. */
export type LngLat = [number, number];

const KM_PER_DEGREE = 111.2;
const METRE = 1e5;

/** A point somewhere in a disc around another, every square metre of it as likely. */
export function near([longitude, latitude]: readonly number[], withinKm: number, dice: Dice): LngLat {
  const km = withinKm * Math.sqrt(dice.share());
  const bearing = 2 * Math.PI * dice.share();
  const north = (km * Math.cos(bearing)) / KM_PER_DEGREE;
  const east = (km * Math.sin(bearing)) / (KM_PER_DEGREE * Math.cos((latitude! * Math.PI) / 180));
  return [round(longitude! + east), round(latitude! + north)];
}

const round = (degrees: number) => Math.round(degrees * METRE) / METRE;
