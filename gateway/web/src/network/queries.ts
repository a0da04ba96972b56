import type { ImportProgress } from '@baylink/contracts/imports';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/api.js';
import type { StationPage } from '../api/types.js';
import type { StationSearch } from './list-search.js';

const AGAIN_MS = 400;

export const stationPagesQuery = ({ q, state }: StationSearch) =>
  infiniteQueryOptions({
    queryKey: ['stations', { q, state }],
    queryFn: ({ signal, pageParam }) =>
      ask<StationPage>('GET', '/stations', { query: { q, state, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** Asked again until it is over. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => ask<ImportProgress>('GET', `/imports/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : AGAIN_MS),
  });
