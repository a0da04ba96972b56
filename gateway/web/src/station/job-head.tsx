import type { Job } from '../api/types.js';
import { useNames } from '../shared/names.js';
import { SeverityMark, Tag } from '../shared/tone.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import styles from './station.module.css';

/** What is wrong with which car, and how far away it stands. */
export function JobHead({ job }: { job: Job }) {
  const { t } = useWords();
  const names = useNames();
  const { km, minutes } = useFormat();
  return (
    <div className={styles.head}>
      <strong>
        {names.component(job.component)} <SeverityMark severity={job.severity} />{' '}
        {!job.drivable && <Tag tone="warn">{t('complaint.not-drivable')}</Tag>}
      </strong>
      <span>{names.car(job.vehicle)}</span>
      <span className={styles.far}>
        {km(job.distanceKm)} · {minutes(job.driveMinutes)}
      </span>
    </div>
  );
}
