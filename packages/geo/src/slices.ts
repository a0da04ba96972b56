/** Steps that one slice of work may take: well under 1 ms once it runs warm, a few when it never ran before. */
export const sliceSize = 4096;

/** Does something `count` times; each `yield` is a moment to let others work. */
export function* inSlices(count: number, step: (at: number) => void): Generator<void, void> {
  for (let at = 0; at < count; at++) {
    step(at);
    if (at % sliceSize === sliceSize - 1) yield;
  }
}
