import type { Position } from './position.js';
import { provinceAt } from './provinces.js';

/**
 * The region that road times are learnt by: the code of a province of China, or `unknown`. A few microseconds within
 * a province, up to a millisecond off a coast; the borders are read at the first question.
 */
export function roadRegionAt(position: Position): string {
  return provinceAt(position)?.code ?? 'unknown';
}
