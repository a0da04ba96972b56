import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RecordMoment, WholeRecord } from '../api/types.js';
import { useNames } from '../shared/names.js';
import { useReader } from '../shared/reader.js';
import { Nothing } from '../shared/reading.js';
import { ComplaintStateMark } from '../shared/tone.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import { sayEvent } from './say-event.js';
import styles from './timeline.module.css';

/** Purchases, complaints, repairs and answers in one order of time, latest first. */
export function RecordTimeline({ record }: { record: WholeRecord }) {
  const { t } = useWords();
  const moments = record.entries as RecordMoment[];
  if (moments.length === 0) return <Nothing>{t('record.empty')}</Nothing>;
  return (
    <ol className={styles.timeline}>
      {moments.map((moment) => (
        <Moment
          key={[moment.at, moment.what, moment.event, moment.number, moment.job, moment.vin].join()}
          moment={moment}
        />
      ))}
    </ol>
  );
}

function Moment({ moment }: { moment: RecordMoment }) {
  const { t } = useWords();
  const { day } = useFormat();
  return (
    <li data-what={moment.what}>
      <time dateTime={moment.at}>{day(moment.at)}</time>
      <strong>{t(`record.what.${moment.what}`)}</strong>
      <Detail moment={moment} />
    </li>
  );
}

function Detail({ moment }: { moment: RecordMoment }) {
  const { t } = useWords();
  const names = useNames();
  switch (moment.what) {
    case 'customer':
      return null;
    case 'purchase':
      return <Told parts={[names.car(moment), moment.dealerName ?? moment.dealer, moment.salesperson]} />;
    case 'repair':
      return (
        <>
          <Told
            parts={[
              names.component(moment.component ?? ''),
              moment.stationName ?? moment.station,
              moment.inCharge,
              moment.complaint && <NumberLink key="number" number={moment.complaint} />,
            ]}
          />
          <Told parts={[moment.report?.correction]} />
        </>
      );
    case 'complaint':
      return (
        <>
          <Told
            parts={[
              moment.number && <NumberLink key="number" number={moment.number} />,
              moment.state && <ComplaintStateMark key="state" state={moment.state} />,
              names.component(moment.component ?? ''),
            ]}
          />
          <Told parts={[moment.text]} />
        </>
      );
    case 'follow-up': {
      const { solved, score, comment, event } = moment;
      const answer =
        score === undefined
          ? sayEvent(t, event ?? '')
          : t('follow-up.said', { solved: t(solved === false ? 'follow-up.not-solved' : 'follow-up.solved'), score });
      return <Told parts={[answer, comment, moment.number && <NumberLink key="number" number={moment.number} />]} />;
    }
  }
}

/** What is known of it, with dots between. */
function Told({ parts }: { parts: ReactNode[] }) {
  const known = [...new Set(parts)].filter(Boolean);
  if (known.length === 0) return null;
  return <p>{known.flatMap((part, index) => (index === 0 ? [part] : [' · ', part]))}</p>;
}

function NumberLink({ number }: { number: string }) {
  const { base } = useReader();
  return (
    <Link to={`${base}/complaints/$number`} params={{ number }}>
      {number}
    </Link>
  );
}
