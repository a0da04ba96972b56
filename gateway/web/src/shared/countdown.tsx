import { VisuallyHidden } from '@mantine/core';
import { useWords } from '../words.js';
import styles from './countdown.module.css';
import { useNow } from './now.js';
import { useFormat } from './use-format.js';

const HURRY_MS = 60_000;

/** Time left until a deadline, as a ring that empties and a clock. Read out once a minute, not every second. */
export function Countdown({ since, until, large = false }: { since: string; until: string; large?: boolean }) {
  const { t } = useWords();
  const { countdown, minutes } = useFormat();
  const now = useNow(1_000);
  const left = Date.parse(until) - now;
  const whole = Math.max(1, Date.parse(until) - Date.parse(since));
  const share = Math.min(1, Math.max(0, left / whole));
  const isOver = left <= 0;
  return (
    <span className={styles.countdown} data-large={large || undefined} data-hurry={left < HURRY_MS || undefined}>
      <svg viewBox="0 0 36 36" aria-hidden="true">
        <circle cx="18" cy="18" r="15" pathLength="100" className={styles.track} />
        <circle
          cx="18"
          cy="18"
          r="15"
          pathLength="100"
          className={styles.left}
          strokeDasharray={`${share * 100} 100`}
        />
      </svg>
      <span aria-hidden="true">{isOver ? t('job.time-over') : countdown(left)}</span>
      <VisuallyHidden role="timer" aria-live="polite">
        {isOver ? t('job.time-over') : t('job.time-left', { time: minutes(Math.ceil(left / 60_000)) })}
      </VisuallyHidden>
    </span>
  );
}
