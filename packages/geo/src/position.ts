/** Where something is: `[longitude, latitude]` in degrees, WGS-84, in GeoJSON's order (RFC 7946). */
export type Position = readonly [longitude: number, latitude: number];

/** Mean radius of the earth, km: (2a + b) / 3 of the WGS-84 ellipsoid (IUGG; Moritz, Geodetic Reference System 1980). */
export const earthRadiusKm = 6371.0088;

/** Half a great circle: nothing on earth is further away, km. */
export const furthestKm = Math.PI * earthRadiusKm;

const radians = Math.PI / 180;

/** Great-circle distance in km by the haversine formula; within 0.6 % of the distance on the ellipsoid. */
export function distanceKm(a: Position, b: Position): number {
  const north = Math.sin(((b[1] - a[1]) * radians) / 2);
  const east = Math.sin(((b[0] - a[0]) * radians) / 2);
  const haversine = north * north + Math.cos(a[1] * radians) * Math.cos(b[1] * radians) * east * east;
  // Rounding can lift the haversine of opposite points a hair above one.
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** Longitude −180 to 180 and latitude −90 to 90, both finite. */
export function isOnEarth([longitude, latitude]: Position): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}
