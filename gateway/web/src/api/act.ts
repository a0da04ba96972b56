import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, Problem } from './api.js';
import { useIntent } from './intent.js';

export type Act = { type: string; version: number; input?: Record<string, unknown> };

/** After these the page rests on something old: read it again. */
const outdated = new Set(['stale', 'not-allowed', 'too-late', 'not-found']);

/** Takes an action on a complaint or a job and shows at once what it has become. */
export function useAct<V>(path: string, shown: QueryKey) {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation<V, Error, Act>({
    mutationFn: ({ type, version, input = {} }) => {
      const key = intent.keyFor([path, type, version, input]);
      return ask<V>('POST', `${path}/actions/${type}`, { body: input, version, key, keepalive: true });
    },
    onSuccess: (after) => {
      intent.done();
      client.setQueryData(shown, after);
    },
    onError: (error) => {
      if (error instanceof Problem && outdated.has(error.code)) void client.invalidateQueries({ queryKey: shown });
    },
  });
}
