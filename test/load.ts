import { setTimeout as pause } from 'node:timers/promises';

/**
 * Fires at a steady rate whatever becomes of the shots: an open loop, so that a slow system cannot slow down its own
 * load. Resolves when all have ended.
 * @param fire gets its number and the time at which it was meant to start, in ms of `performance.now()`
 */
export async function openLoop(
  { perSecond, count, signal }: { perSecond: number; count: number; signal?: AbortSignal },
  fire: (shot: number, intended: number) => Promise<void>,
): Promise<void> {
  const start = performance.now();
  const shots: Promise<void>[] = [];
  for (let shot = 0; shot < count && !signal?.aborted; shot++) {
    const intended = start + (shot * 1000) / perSecond;
    const early = intended - performance.now();
    if (early > 1) await pause(early);
    shots.push(fire(shot, intended));
  }
  await Promise.all(shots);
}

/** The value that the given share of all values does not exceed: `quantile(latencies, 0.99)`. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** A sequence of numbers in [0, 1) that follows from its seed: mulberry32, Tommy Ettinger, public domain. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
