import type { FieldError, LogComplaint, Point } from '@baylink/contracts';
import { placeOf } from '@baylink/geo/places';

/** Where the car is: as it was pointed at, or the place that the address names. Neither is what is wrong. */
export function locate({ position, address }: Pick<LogComplaint, 'position' | 'address'>): Point | FieldError {
  if (position) return position;
  if (!address) return { field: 'position', rule: 'required' };
  const place = placeOf(address);
  if (!place) return { field: 'address', rule: 'unknown-place' };
  return { type: 'Point', coordinates: [...place.position] };
}
