import type { Candidate } from '../api/types.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import styles from './receipt.module.css';

const legs = ['drive', 'parts', 'wait', 'repair', 'record'] as const;

/** What the minutes until the car is fixed are made of: a bar beside the other stations' bars, and its numbers. */
export function MinutesBar({
  candidate: { minutes, tow, rankMinutes },
  longest,
}: {
  candidate: Candidate;
  longest: number;
}) {
  const { t } = useWords();
  const format = useFormat();
  if (!minutes || rankMinutes === null) return <span className={styles.dim}>–</span>;
  const shown = legs.filter((leg) => minutes[leg] > 0);
  return (
    <div className={styles.minutes}>
      <div className={styles.bar} aria-hidden="true">
        {shown.map((leg) => (
          <span key={leg} data-leg={leg} style={{ width: `${(100 * minutes[leg]) / Math.max(1, longest)}%` }} />
        ))}
      </div>
      <ul className={styles.legs}>
        {shown.map((leg) => (
          <li key={leg} data-leg={leg}>
            {t(leg === 'drive' && tow ? 'routing.minutes.tow' : `routing.minutes.${leg}`)}{' '}
            <b>
              {leg === 'record' && '+'}
              {format.minutes(minutes[leg])}
            </b>
          </li>
        ))}
      </ul>
    </div>
  );
}
