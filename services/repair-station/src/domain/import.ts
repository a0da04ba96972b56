import type { Decision, In } from '@baylink/contracts';
import { type importStations, NewStation, type Station } from '@baylink/contracts/repair-station';
import { type CoordinateSystem, toWgs84 } from '@baylink/geo';
import { settle } from './register.js';
import { isSame } from './same.js';

export type Row = In<typeof importStations>['rows'][number];

/** Six decimals of a degree are 0.1 m. Fixed, so that the same file gives the same position twice. */
const DECIMALS = 1e6;
const fixed = (degrees: number) => Math.round(degrees * DECIMALS) / DECIMALS;

/** A row with its position in WGS-84. */
export function normalised(row: Row, crs: CoordinateSystem): Row {
  const [longitude, latitude] = toWgs84(row.position.coordinates, crs);
  return { ...row, position: { type: 'Point', coordinates: [fixed(longitude), fixed(latitude)] } };
}

/**
 * A station comes again in a file. A column that is missing arrives as nothing or as the default of a new station:
 * hours, bays or abilities that were set by hand since then are not undone by it.
 */
export function importAgain(before: Station, row: Row): Decision<Station> {
  const said = Object.entries(row).filter(([field, value]) => !isSame(value, unsaid[field]));
  return settle(before, { ...before, ...Object.fromEntries(said) });
}

const unsaid: Record<string, unknown> = NewStation.parse({
  code: '-',
  name: '-',
  position: { type: 'Point', coordinates: [0, 0] },
});

/** The rows whose code stood in an earlier row already, by their place. */
export function repeated(rows: readonly Row[]): ReadonlySet<number> {
  const seen = new Set<string>();
  return new Set(rows.flatMap(({ code }, at) => (seen.size === seen.add(code).size ? [at] : [])));
}
