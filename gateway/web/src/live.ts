import type { Query, QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Every event the gateway may push. An `EventSource` hears only the names it was told. */
export const liveEvents = {
  complaint: [
    'logged',
    'reopened',
    'redispatched',
    'dispatching',
    'unplaced',
    'assigned',
    'started',
    'resolved',
    'follow-up-asked',
    'closed',
    'recovering',
    'cancelled',
    'noted',
    'held',
    'released',
  ],
  job: [
    'offered',
    'accepted',
    'declined',
    'expired',
    'booked',
    'arrived',
    'started',
    'waiting-for-parts',
    'resumed',
    'finished',
    'withdrawn',
  ],
  dispatch: ['unplaced', 'withdrawn'],
  station: ['registered', 'changed'],
  customer: ['registered', 'changed'],
  vehicle: ['registered', 'changed'],
  dealer: ['registered', 'changed'],
  sale: ['recorded'],
  message: ['queued', 'sent', 'delayed', 'failed'],
} as const;
type Noun = keyof typeof liveEvents;
export type LiveState = 'connecting' | 'live' | 'offline';
type Happened = { type: string; data: { complaint?: string; job?: string } };

/** What a noun's events make old: lists and single things. */
const touched: Record<Noun, readonly string[]> = {
  complaint: ['complaints', 'complaint', 'receipts', 'record', 'network'],
  job: ['jobs', 'job', 'complaint', 'receipts', 'nearest', 'network'],
  dispatch: ['receipts'],
  station: ['stations', 'station', 'nearest', 'network'],
  customer: ['record', 'lookup'],
  vehicle: ['record', 'lookup'],
  dealer: ['dealer'],
  sale: ['record'],
  message: ['messages'],
};
/** These are kept by the number of a complaint or the id of a job: an event about another one leaves them alone. */
const single = new Set(['complaint', 'receipts', 'messages', 'job']);

/** Whether what a query has read is older than what has just happened. */
export function isTouched({ queryKey: [kind, id] }: Pick<Query, 'queryKey'>, { type, data }: Happened): boolean {
  const kinds = touched[type.split('.')[0] as Noun] ?? [];
  if (!kinds.includes(kind as string)) return false;
  if (!single.has(kind as string)) return true;
  return id === (kind === 'job' ? data.job : data.complaint);
}

/** Many events in one breath lead to one round of reading. */
const BREATH_MS = 250;
const REOPEN_MS = 3_000;

/**
 * Keeps what is on screen fresh by the gateway's events. The browser itself resumes a broken stream from the last
 * event it has seen; a stream that was refused is opened anew.
 */
export function useLive(onEvent?: (happened: Happened) => void): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => listen(client, setState, onEvent), [client, onEvent]);
  return state;
}

function listen(client: QueryClient, tell: (state: LiveState) => void, onEvent?: (happened: Happened) => void) {
  let source: EventSource;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  const fresh = freshen(client);

  const open = () => {
    source = new EventSource('/api/v1/events');
    source.onopen = () => {
      tell('live');
      fresh.all();
    };
    source.onerror = () => {
      tell('offline');
      if (source.readyState !== EventSource.CLOSED) return;
      // Refused for good: either the server is away or the session is over, which reading tells.
      void client.refetchQueries({ queryKey: ['me'] });
      reopening = setTimeout(open, REOPEN_MS);
    };
    const hear = (event: MessageEvent<string>) => {
      const happened = JSON.parse(event.data) as Happened;
      fresh.after(happened);
      onEvent?.(happened);
    };
    for (const [noun, pasts] of Object.entries(liveEvents)) {
      for (const past of pasts) source.addEventListener(`${noun}.${past}`, hear);
    }
  };

  open();
  return () => {
    clearTimeout(reopening);
    fresh.stop();
    source.close();
  };
}

function freshen(client: QueryClient) {
  let heard: Happened[] = [];
  let breath: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    const happened = heard;
    heard = [];
    breath = undefined;
    void client.invalidateQueries({ predicate: (query) => happened.some((one) => isTouched(query, one)) });
  };
  return {
    after(happened: Happened) {
      heard.push(happened);
      breath ??= setTimeout(flush, BREATH_MS);
    },
    /** A stream that starts says nothing of what happened before: read again what was read until then. */
    all() {
      const now = Date.now();
      void client.invalidateQueries({
        predicate: ({ queryKey, state }) =>
          queryKey[0] !== 'me' && state.dataUpdatedAt > 0 && state.dataUpdatedAt < now,
      });
    },
    stop: () => clearTimeout(breath),
  };
}
