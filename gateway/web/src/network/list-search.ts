export type StationSearch = { q?: string; state?: 'open' | 'paused' | 'closed' };
const states: readonly unknown[] = ['open', 'paused', 'closed'];

/** What the list of stations is narrowed to, from its address. */
export const stationSearch = ({ q, state }: Record<string, unknown>): StationSearch => ({
  q: typeof q === 'string' && q !== '' ? q.slice(0, 100) : undefined,
  state: states.includes(state) ? (state as StationSearch['state']) : undefined,
});
