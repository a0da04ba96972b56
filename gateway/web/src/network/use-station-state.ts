import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, Problem } from '../api/api.js';
import { stationQuery } from '../api/queries.js';
import type { Station } from '../api/types.js';
import { offerUndo, showProblem } from '../shared/toast.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';

type Turn = { state: Station['state']; pausedUntil?: string | null };

/** Opens, pauses or closes a station at once; for a while it can be taken back. */
export function useStationState(code: string) {
  const { t } = useWords();
  const { time } = useFormat();
  const client = useQueryClient();
  const { queryKey } = stationQuery(code);
  const known = () => client.getQueryData<Station>(queryKey);

  const { mutate, isPending } = useMutation({
    mutationFn: ({ state, pausedUntil = null }: Turn) =>
      ask<Station>('PATCH', `/stations/${code}`, { body: { state, pausedUntil }, version: known()?.version ?? 1 }),
    onSuccess: (after) => {
      client.setQueryData(queryKey, after);
      void client.invalidateQueries({ queryKey: ['stations'] });
    },
    onError: (error) => {
      showProblem(t, error);
      if (error instanceof Problem && error.code === 'stale') void client.invalidateQueries({ queryKey });
    },
  });

  const turn = (wanted: Turn) => {
    const before = known();
    if (!before) return;
    mutate(wanted, { onSuccess: (after) => offerUndo(t, said(after), () => mutate(asItWas(before))) });
  };
  const said = ({ state, pausedUntil }: Station) =>
    state === 'paused' && pausedUntil
      ? t('network.done.paused-until', { time: time(pausedUntil) })
      : t(`network.done.${state}`);
  return { turn, isPending };
}

const asItWas = ({ state, pausedUntil }: Station): Turn => ({ state, pausedUntil: pausedUntil ?? null });
