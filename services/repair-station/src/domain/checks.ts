import type { NewStation, Station } from '@baylink/contracts/repair-station';
import { sameProvince } from '@baylink/geo/provinces';

export type Flag = Station['flags'][number];
type Checked = Pick<NewStation, 'position' | 'province' | 'phone' | 'servicePhone'>;

/** What looks wrong with a station though it is kept: its position, its phones. */
export function checks(station: Checked): Flag[] {
  const missing = (['phone', 'servicePhone'] as const).filter((field) => !station[field]);
  return [...farFromProvince(station), ...missing.map((field) => ({ field, rule: 'missing' }))];
}

/** A province that is not one of China's says nothing about a position outside of China. */
function farFromProvince({ position, province }: Checked): Flag[] {
  if (!province) return [];
  const verdict = sameProvince(position.coordinates, province);
  if (verdict.ok || (verdict.reason === 'unknown-name' && !verdict.found)) return [];
  const found = verdict.found?.name ?? null;
  if (verdict.reason === 'unknown-name') return [{ field: 'province', rule: 'unknown', stated: province, found }];
  const km = Math.round(verdict.distanceKm);
  return [{ field: 'position', rule: 'far-from-province', stated: province, found, km }];
}
