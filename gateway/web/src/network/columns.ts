import type { BrokenField } from '../api/api.js';

/** What is wrong with the first line of a file: columns that it lacks, columns nobody knows, and the rest. */
export function byHeader(errors: readonly BrokenField[]) {
  const ofHeader = errors.filter(({ rule }) => rule === 'header');
  const isExpected = ({ field, expected }: BrokenField) => String(expected).split(', ').includes(field);
  return {
    missing: ofHeader.filter(isExpected).map(({ field }) => field),
    unknown: ofHeader.filter((error) => !isExpected(error)).map(({ field }) => field),
    others: errors.filter(({ rule }) => rule !== 'header'),
  };
}
