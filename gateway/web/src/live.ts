import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Happened, isTouched, liveEvents } from './live-events.js';

export type LiveState = 'connecting' | 'live' | 'offline';

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

  // A sleeping connection is noticed late; the browser knows at once.
  const lost = () => tell('offline');
  const back = () => tell(source.readyState === EventSource.OPEN ? 'live' : 'connecting');
  window.addEventListener('offline', lost);
  window.addEventListener('online', back);
  open();
  return () => {
    window.removeEventListener('offline', lost);
    window.removeEventListener('online', back);
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
