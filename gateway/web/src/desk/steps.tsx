import type { ComplaintState } from '@baylink/contracts/complaint';
import type { ComplaintView } from '../api/types.js';
import { useWords } from '../words.js';
import styles from './steps.module.css';

const road = {
  technical: ['logged', 'dispatching', 'assigned', 'in-progress', 'resolved', 'following-up', 'closed'],
  service: ['logged', 'assigned', 'in-progress', 'resolved', 'following-up', 'closed'],
} as const satisfies Record<string, readonly ComplaintState[]>;
/** States beside the road, by the step at which one stands meanwhile. */
const beside: Partial<Record<ComplaintState, ComplaintState>> = {
  unplaced: 'dispatching',
  reopened: 'logged',
  recovering: 'following-up',
};

type Stage = Pick<ComplaintView, 'kind' | 'state'>;

/** The way of a complaint and how far it has come. */
export function Steps({ complaint: { kind, state } }: { complaint: Stage }) {
  const { t } = useWords();
  if (state === 'cancelled' || state === 'merged') return null;
  const steps: readonly ComplaintState[] = road[kind];
  const here = steps.indexOf(beside[state] ?? state);
  return (
    <ol className={styles.steps} aria-label={t('complaint.steps')}>
      {steps.map((step, index) => {
        const isHere = index === here;
        const progress = index < here || state === 'closed' ? 'done' : isHere ? 'here' : 'ahead';
        return (
          <li key={step} data-progress={progress} aria-current={isHere ? 'step' : undefined}>
            {t(`complaint.state.${isHere ? state : step}`)}
          </li>
        );
      })}
    </ol>
  );
}
