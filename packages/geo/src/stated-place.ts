import { type Place, placeOf } from './places.js';
import { distanceKm, type Position } from './position.js';
import { type ProvinceVerdict, sameProvince } from './provinces.js';

/** What a station says of where it is; the more of it, the better. */
export type Stated = { province?: string; city?: string; address?: string };

/** A place that was stated, and how far its centre is from the position, km. */
export type AwayFrom = Place & { distanceKm: number };

/**
 * How far a position is from where it is said to be. `province`: whether it lies there, and if not, where it lies and
 * how far the stated one is. `city` and `district`: how far their centres are, where they were stated and are known.
 */
export type StatedDistance = {
  province: ProvinceVerdict | undefined;
  city: AwayFrom | undefined;
  district: AwayFrom | undefined;
};

export function distanceToStated(
  position: Position,
  { province = '', city = '', address = '' }: Stated,
): StatedDistance {
  const away = (place: Place | undefined) => place && { ...place, distanceKm: distanceKm(position, place.position) };
  const found = cityOf(province, city);
  const finer = address ? placeOf(`${province}${address}`) : undefined;
  return {
    province: province ? sameProvince(position, province) : undefined,
    city: away(found),
    district: away(finer?.level === 'district' ? finer : undefined),
  };
}

/** 吉林 in 吉林 is the city of that name, and 伊宁 is the town rather than the county around it. */
function cityOf(province: string, city: string): Place | undefined {
  if (!city) return undefined;
  return placeOf(`${province}${city}`) ?? placeOf(`${province}${city}市`) ?? placeOf(city);
}
