/** Works through a list with so many at a time, in order; the first failure ends it. */
export async function atOnce<T>(
  width: number,
  items: readonly T[],
  work: (item: T, place: number) => Promise<unknown>,
) {
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const place = next++;
      await work(items[place]!, place);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
