import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Job } from '../api/types.js';
import { Countdown } from '../shared/countdown.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import { useActOnJob } from './act-on-job.js';
import { DeclineReasons } from './decline-reasons.js';
import { JobHead } from './job-head.js';
import styles from './station.module.css';

/** An offer: how long there is to answer, what it is about, and the two answers. */
export function OfferCard({ job }: { job: Job }) {
  const { t } = useWords();
  const { full } = useFormat();
  return (
    <article className={styles.card} data-offer>
      <div className={styles.deadline}>
        {job.deadline && <Countdown since={job.offeredAt} until={job.deadline} large />}
        <span>{t('station.bay-held', { time: full(job.slot.start) })}</span>
      </div>
      <JobHead job={job} />
      <p className={styles.text}>{job.text}</p>
      <Answers job={job} />
      <Link to="/station/jobs/$id" params={{ id: job.id }} className={styles.more}>
        {t('station.details')}
      </Link>
    </article>
  );
}

/** Accept is one tap; declining asks for a reason. */
export function Answers({ job }: { job: Job }) {
  const { t } = useWords();
  const [isDeclining, setDeclining] = useState(false);
  const { take, isBusy, waiting } = useActOnJob(job);
  if (isDeclining) {
    return (
      <DeclineReasons
        isBusy={isBusy}
        onChoose={(input) => take('decline', input)}
        onLeave={() => setDeclining(false)}
      />
    );
  }
  return (
    <div className={styles.answers}>
      {job.actions.includes('accept') && (
        <Button
          size="lg"
          h={56}
          fullWidth
          loading={waiting === 'accept'}
          disabled={isBusy}
          onClick={() => take('accept')}
        >
          {t('job.action.accept')}
        </Button>
      )}
      {job.actions.includes('decline') && (
        <Button size="md" h={48} fullWidth variant="default" disabled={isBusy} onClick={() => setDeclining(true)}>
          {t('job.action.decline')}
        </Button>
      )}
    </div>
  );
}
