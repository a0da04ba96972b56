import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from './api.js';
import type {
  Candidate,
  Classification,
  ComplaintPage,
  ComplaintView,
  Dealer,
  DemoSession,
  Found,
  Job,
  JobPage,
  Me,
  Message,
  Network,
  Parked,
  Receipt,
  Station,
  StationPage,
  Track,
  WholeRecord,
} from './types.js';

type Items<T> = { items: T[] };
export type ComplaintFilter = { state?: string; open?: boolean; kind?: string };
export type NearestTo = {
  lng: number;
  lat: number;
  component?: string;
  vin?: string;
  drivable?: boolean;
  severity?: string;
  limit?: number;
};

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => ask<Me>('GET', '/me', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  // Every page waits for it: without a network it says so instead of waiting.
  networkMode: 'always',
});
export const demoSessionsQuery = queryOptions({
  queryKey: ['demo-sessions'],
  queryFn: ({ signal }) => ask<Items<DemoSession>>('GET', '/session/demo', { signal }),
});

export const lookupQuery = (typed: string) =>
  queryOptions({
    queryKey: ['lookup', typed],
    queryFn: ({ signal }) => ask<Items<Found>>('GET', '/lookup', { query: { q: typed }, signal }),
    placeholderData: keepPreviousData,
  });
export const callerQuery = (phone: string) =>
  queryOptions({
    queryKey: ['lookup', 'phone', phone],
    queryFn: ({ signal }) => ask<Items<Found>>('GET', '/lookup', { query: { phone }, signal }),
  });
export const recordQuery = (customer: string) =>
  queryOptions({
    queryKey: ['record', customer],
    queryFn: ({ signal }) => ask<WholeRecord>('GET', `/customers/${encodeURIComponent(customer)}/record`, { signal }),
  });

export const complaintsQuery = (filter: ComplaintFilter) =>
  infiniteQueryOptions({
    queryKey: ['complaints', filter],
    queryFn: ({ signal, pageParam }) =>
      ask<ComplaintPage>('GET', '/complaints', { query: { ...filter, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
export const complaintQuery = (number: string) =>
  queryOptions({
    queryKey: ['complaint', number],
    queryFn: ({ signal }) => ask<ComplaintView>('GET', `/complaints/${encodeURIComponent(number)}`, { signal }),
  });
export const receiptsQuery = (number: string) =>
  queryOptions({
    queryKey: ['receipts', number],
    queryFn: ({ signal }) =>
      ask<Items<Receipt>>('GET', `/complaints/${encodeURIComponent(number)}/receipts`, { signal }),
  });
/** One receipt with as many of its candidates as are told at once. It never changes. */
export const receiptQuery = ({ complaint, id }: Pick<Receipt, 'complaint' | 'id'>) =>
  queryOptions({
    queryKey: ['receipt', id],
    queryFn: ({ signal }) =>
      ask<Receipt>('GET', `/complaints/${encodeURIComponent(complaint)}/receipts/${encodeURIComponent(id)}`, {
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
export const messagesQuery = (complaint: string) =>
  queryOptions({
    queryKey: ['messages', complaint],
    queryFn: ({ signal }) => ask<Items<Message>>('GET', '/messages', { query: { complaint }, signal }),
  });
export const classifyQuery = (text: string) =>
  queryOptions({
    queryKey: ['classify', text],
    queryFn: ({ signal }) => ask<Classification>('POST', '/classify', { body: { text }, signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const nearestQuery = (to: NearestTo) =>
  queryOptions({
    queryKey: ['nearest', to],
    queryFn: ({ signal }) => ask<Items<Candidate>>('GET', '/stations/nearest', { query: to, signal }),
    placeholderData: keepPreviousData,
  });
export const stationsQuery = (q: string) =>
  queryOptions({
    queryKey: ['stations', q],
    queryFn: ({ signal }) => ask<StationPage>('GET', '/stations', { query: { q, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
  });
export const stationQuery = (code: string) =>
  queryOptions({
    queryKey: ['station', code],
    queryFn: ({ signal }) => ask<Station>('GET', `/stations/${code}`, { signal }),
  });
export const dealerQuery = (code: string) =>
  queryOptions({
    queryKey: ['dealer', code],
    queryFn: ({ signal }) => ask<Dealer>('GET', `/dealers/${code}`, { signal }),
    staleTime: 60_000,
  });

export const jobsQuery = (filter: { active?: boolean; complaint?: string }) =>
  queryOptions({
    queryKey: ['jobs', filter],
    queryFn: ({ signal }) => ask<JobPage>('GET', '/jobs', { query: { ...filter, limit: 200 }, signal }),
  });
export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['job', id],
    queryFn: ({ signal }) => ask<Job>('GET', `/jobs/${encodeURIComponent(id)}`, { signal }),
  });

/** A customer's page has no account and so no live events: it asks again now and then. */
export const trackQuery = (token: string) =>
  queryOptions({
    queryKey: ['track', token],
    queryFn: ({ signal }) => ask<Track>('GET', `/track/${encodeURIComponent(token)}`, { signal }),
    refetchInterval: 15_000,
  });

export const networkQuery = queryOptions({
  queryKey: ['network'],
  queryFn: ({ signal }) => ask<Network>('GET', '/network', { signal }),
});
export const parkedQuery = queryOptions({
  queryKey: ['parked'],
  queryFn: ({ signal }) => ask<Items<Parked>>('GET', '/parked', { signal }),
});
/** Health stands outside the API and says 503 with the same body when something is missing. */
export const readinessQuery = queryOptions({
  queryKey: ['readiness'],
  queryFn: async ({ signal }) => {
    const response = await fetch('/health/ready', { signal });
    return { isReady: response.ok, detail: (await response.json().catch(() => ({}))) as Record<string, unknown> };
  },
  refetchInterval: 10_000,
});
