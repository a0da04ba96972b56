import type { ClipboardEvent } from 'react';

type Pair = { lng: string; lat: string };

/** A pair of coordinates as other programs copy it, whichever comes first. Beyond 60° it can only be a longitude here. */
export function readPair(pasted: string): Pair | undefined {
  const [first, second, ...rest] = pasted.match(/-?\d+(?:\.\d+)?/g) ?? [];
  if (!first || !second || rest.length > 0) return undefined;
  return Math.abs(Number(first)) > 60 ? { lng: first, lat: second } : { lng: second, lat: first };
}

/** Puts a pair that is pasted into one of two fields into both; anything else is pasted as usual. */
export const pastedPair = (take: (pair: Pair) => void) => (event: ClipboardEvent) => {
  const pair = readPair(event.clipboardData.getData('text'));
  if (!pair) return;
  event.preventDefault();
  take(pair);
};
