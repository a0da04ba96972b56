import { useAct } from '../api/act.js';
import { Problem } from '../api/api.js';
import { queryClient } from '../api/client.js';
import type { Job } from '../api/types.js';
import { toFormErrors } from '../shared/field-errors.js';
import { showProblem } from '../shared/toast.js';
import { useWords } from '../words.js';

/** Takes a step of a job. Without a connection it waits and is sent once, when there is one again. */
export function useActOnJob(job: Job) {
  const { t, language } = useWords();
  const act = useAct<Job>(`/jobs/${job.id}`, ['job', job.id]);
  return {
    isBusy: act.isPending,
    /** Waits for a connection. */
    isPaused: act.isPaused,
    waiting: act.isPending ? act.variables.type : undefined,
    errors: act.error instanceof Problem ? toFormErrors(act.error.errors, language) : {},
    take: (type: string, input: Record<string, unknown> = {}, onDone?: () => void) =>
      act.mutate(
        { type, input, version: job.version },
        {
          onSuccess: onDone,
          onError: (error) => showProblem(t, error),
          onSettled: () => queryClient.invalidateQueries({ queryKey: ['jobs'] }),
        },
      ),
  };
}
