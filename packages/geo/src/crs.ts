import commonJs from 'gcoord';
import type { Position } from './position.js';

/**
 * Coordinate systems that positions arrive in. Maps of China shift theirs by law: GCJ-02 (AMap, Tencent, Google
 * in China) by 100 to 700 m from WGS-84, BD-09 (Baidu) by about another 900 m.
 */
export const coordinateSystems = ['wgs84', 'gcj02', 'bd09'] as const;
export type CoordinateSystem = (typeof coordinateSystems)[number];

// Its types describe an ES module; what Node loads is CommonJS, whose exports stand on the default itself.
const gcoord = commonJs as unknown as typeof commonJs.default;

const known = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 };

/** A position from elsewhere in the one system used inside. GCJ-02 outside of China is WGS-84 already. */
export function toWgs84(position: Position, crs: CoordinateSystem): Position {
  if (crs === 'wgs84') return position;
  const [longitude, latitude] = gcoord.transform([position[0], position[1]], known[crs], gcoord.WGS84);
  return [longitude, latitude];
}
