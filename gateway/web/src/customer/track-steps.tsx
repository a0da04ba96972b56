import type { ComplaintState } from '@baylink/contracts/complaint';
import type { Track } from '../api/types.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import styles from './track.module.css';

const road = {
  technical: ['logged', 'assigned', 'in-progress', 'resolved', 'closed'],
  service: ['logged', 'assigned', 'in-progress', 'resolved', 'closed'],
} as const satisfies Record<string, readonly ComplaintState[]>;

/** How far along: what was reached and when, and what is still to come. */
export function TrackSteps({ track }: { track: Track }) {
  const { t } = useWords();
  const { full } = useFormat();
  const reached = (state: ComplaintState) => track.steps.findLast((step) => step.state === state);
  const latest = track.steps.at(-1);
  const isOver = track.state === 'cancelled' || track.state === 'merged';
  const shown = isOver ? track.steps.map(({ state }) => state) : road[track.kind];
  return (
    <section className={styles.card} aria-labelledby="steps">
      <h2 id="steps">{t('track.steps')}</h2>
      <ol className={styles.steps}>
        {shown.map((state) => {
          const step = reached(state);
          const isLatest = step !== undefined && step === latest;
          return (
            <li key={state} data-reached={step !== undefined} aria-current={isLatest ? 'step' : undefined}>
              <span>{t(`track.step.${state as (typeof road)['technical'][number]}`)}</span>
              {step && <time dateTime={step.at}>{full(step.at)}</time>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
