/** Where something is: `[longitude, latitude]` in degrees, WGS-84, in GeoJSON's order (RFC 7946). */
export type Position = readonly [longitude: number, latitude: number];

/** Mean radius of the earth, km: (2a + b) / 3 of the WGS-84 ellipsoid (IUGG; Moritz, Geodetic Reference System 1980). */
export const earthRadiusKm = 6371.0088;

/** Half a great circle: nothing on earth is further away, km. */
export const furthestKm = Math.PI * earthRadiusKm;

const radians = Math.PI / 180;

/** Great-circle distance in km by the haversine formula; within 0.6 % of the distance on the ellipsoid. */
export function distanceKm(a: Position, b: Position): number {
  return kmOf(haversine(a, b));
}

/** The square of the sine of half the angle between two positions: rises with the distance and is quick to compare. */
export function haversine(a: Position, b: Position): number {
  const north = Math.sin(((b[1] - a[1]) * radians) / 2);
  const east = Math.sin(((b[0] - a[0]) * radians) / 2);
  return north * north + Math.cos(a[1] * radians) * Math.cos(b[1] * radians) * east * east;
}

/** The haversine of a distance, km; 1 from half around the earth on. */
export function haversineOf(km: number): number {
  if (km >= furthestKm) return 1;
  const sine = Math.sin(km / (2 * earthRadiusKm));
  return sine * sine;
}

/** The distance that a haversine stands for, km. */
export function kmOf(haversine: number): number {
  // Rounding can lift the haversine of opposite points a hair above one.
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** Longitude −180 to 180 and latitude −90 to 90, both finite. */
export function isOnEarth([longitude, latitude]: Position): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}
