import type { OfferAnswer } from '@baylink/contracts/repair-station';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, Problem } from '../api/api.js';
import { useIntent } from '../api/intent.js';
import type { Offer } from '../api/types.js';

/** Answers by the link and shows at once what has come of it; after a refusal, how the offer stands now. */
export function useAnswer(token: string) {
  const client = useQueryClient();
  const intent = useIntent();
  const shown = ['offer', token];
  return useMutation<Offer, Error, OfferAnswer>({
    mutationFn: (answer) => {
      const path = `/offers/${encodeURIComponent(token)}`;
      return ask<Offer>('POST', path, { body: answer, key: intent.keyFor(answer), keepalive: true });
    },
    onSuccess: (after) => {
      intent.done();
      client.setQueryData(shown, after);
    },
    onError: (error) => {
      if (error instanceof Problem && !error.isPassing) void client.invalidateQueries({ queryKey: shown });
    },
  });
}
