import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './api.js';

const TRIES = 3;
const LONGEST_PAUSE_SECONDS = 20;

const mayHelp = (failures: number, error: Error) => failures < TRIES && error instanceof Problem && error.isPassing;

function pauseMs(failures: number, error: Error) {
  const asked = error instanceof Problem ? error.retryAfterSeconds : undefined;
  return Math.min(asked ?? 2 ** failures / 2, LONGEST_PAUSE_SECONDS) * 1_000;
}

/** A session that ends while somebody works: sign in again and come back. What was typed is kept as a draft. */
function leaveIfSignedOut(error: Error) {
  if (!(error instanceof Problem) || error.status !== 401 || !queryClient.getQueryData(['me'])) return;
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

/**
 * Reading and changing are both tried again when the network or the server was away: a change carries the same
 * request key each time, so it still happens once.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveIfSignedOut }),
  defaultOptions: {
    queries: { retry: mayHelp, retryDelay: pauseMs, staleTime: 5_000 },
    mutations: { retry: mayHelp, retryDelay: pauseMs },
  },
});
