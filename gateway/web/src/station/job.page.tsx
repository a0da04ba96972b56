import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { jobQuery } from '../api/queries.js';
import type { Job } from '../api/types.js';
import { Countdown } from '../shared/countdown.js';
import { BackIcon, PhoneIcon } from '../shared/icons.js';
import { Reading } from '../shared/reading.js';
import { JobStateMark } from '../shared/tone.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import { JobHead } from './job-head.js';
import { NextStep } from './next-step.js';
import { Answers } from './offer-card.js';
import styles from './station.module.css';

/** One job: what it is about, and the next step as one big button under the thumb. */
export function JobPage() {
  const { t } = useWords();
  const { id } = useParams({ from: '/signed-in/station/jobs/$id' });
  useDocumentTitle(`${id.split('.')[0]} · Baylink`);
  const query = useQuery(jobQuery(id));
  return (
    <div className={styles.page}>
      <Link to="/station" className={styles.back}>
        <BackIcon /> {t('station.back')}
      </Link>
      <Reading query={query} lines={6}>
        {(job) => <Whole job={job} />}
      </Reading>
    </div>
  );
}

function Whole({ job }: { job: Job }) {
  const { t } = useWords();
  const { full } = useFormat();
  return (
    <>
      <article className={styles.card}>
        <h1 className={styles.title}>
          {job.complaint} <JobStateMark state={job.state} />
        </h1>
        {job.state === 'offered' && job.deadline && <Countdown since={job.offeredAt} until={job.deadline} large />}
        <JobHead job={job} />
        <p className={styles.text}>{job.text}</p>
        <dl className={styles.facts}>
          <dt>{t('field.vin')}</dt>
          <dd>{job.vehicle.vin}</dd>
          <dt>{t(job.state === 'booked' ? 'job.appointment' : 'job.bay-time')}</dt>
          <dd>
            {full(job.slot.start)} · {t('job.bay', { bay: job.slot.bay })}
          </dd>
          {job.customer && (job.state === 'offered' || !job.customer.masked) && <Customer customer={job.customer} />}
          {job.parts && (
            <>
              <dt>{t('field.parts')}</dt>
              <dd>{job.parts}</dd>
            </>
          )}
          {job.report && (
            <>
              <dt>{t('field.cause')}</dt>
              <dd>{job.report.cause}</dd>
              <dt>{t('field.correction')}</dt>
              <dd>{job.report.correction}</dd>
            </>
          )}
        </dl>
      </article>
      <div className={styles.thumb}>{job.state === 'offered' ? <Answers job={job} /> : <NextStep job={job} />}</div>
    </>
  );
}

function Customer({ customer }: { customer: NonNullable<Job['customer']> }) {
  const { t } = useWords();
  return (
    <>
      <dt>{t('field.customer')}</dt>
      <dd>
        {customer.name}
        {customer.masked && <small> {t('station.masked')}</small>}
      </dd>
      {customer.phone && !customer.masked && (
        <>
          <dt>{t('field.phone')}</dt>
          <dd>
            <a href={`tel:${customer.phone}`} className={styles.call}>
              <PhoneIcon /> {customer.phone}
            </a>
          </dd>
        </>
      )}
      {customer.address && (
        <>
          <dt>{t('field.address')}</dt>
          <dd>{customer.address}</dd>
        </>
      )}
    </>
  );
}
