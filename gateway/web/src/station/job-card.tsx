import { Link } from '@tanstack/react-router';
import type { Job } from '../api/types.js';
import { ForwardIcon } from '../shared/icons.js';
import { JobStateMark } from '../shared/tone.js';
import { useFormat } from '../shared/use-format.js';
import { JobHead } from './job-head.js';
import styles from './station.module.css';

/** A car in hand, as a row that opens its job. */
export function JobCard({ job }: { job: Job }) {
  const { time } = useFormat();
  return (
    <Link to="/station/jobs/$id" params={{ id: job.id }} className={styles.row}>
      <div>
        <JobHead job={job} />
        <div className={styles.state}>
          <JobStateMark state={job.state} />
          <span>{time(job.slot.start)}</span>
        </div>
      </div>
      <ForwardIcon size={20} />
    </Link>
  );
}
