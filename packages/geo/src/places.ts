import { chinesePlace } from './places-chinese.js';
import type { Place } from './places-data.js';
import { latinPlace } from './places-latin.js';

export type { Place };

/**
 * The most specific town or district that a free text names, in Chinese (江苏省苏州市昆山市前进路 1 号) or English
 * (Haidian District, Beijing; Springfield, IL). Undefined when it names none, only a province, or one of several of
 * the same name with nothing to tell them apart: a wrong city is worse than a question to the caller.
 *
 * Knows the cities and districts of China, whose centres are mostly within 2 km and nine in ten within 15 km of
 * where maps put them, and 24,000 towns of 15,000 people or more elsewhere. A district without a known centre gives
 * its city. Data: GeoNames (CC BY 4.0) and GB/T 2260, see `data/README.md`; loaded at the first question
 * (25 ms for Chinese, 0.2 s and about 15 MB for the rest).
 */
export function placeOf(address: string): Place | undefined {
  return chinesePlace(address) ?? latinPlace(address);
}
