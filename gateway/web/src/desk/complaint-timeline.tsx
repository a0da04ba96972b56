import type { TimelineEntry } from '@baylink/contracts/complaint';
import type { JobState } from '@baylink/contracts/repair-station';
import type { ComplaintView } from '../api/types.js';
import { useFormat } from '../shared/use-format.js';
import { type Translate, useWords } from '../words.js';
import { sayEvent, sayReason } from './say-event.js';
import styles from './timeline.module.css';

/** What has happened, latest first, with the time that passed before each step. */
export function ComplaintTimeline({ complaint: { timeline } }: { complaint: ComplaintView }) {
  const { t } = useWords();
  const { time, full, length } = useFormat();
  const entries = timeline.map((entry, index) => ({ entry, before: timeline[index - 1], ordinal: index })).reverse();
  return (
    <ol className={styles.timeline}>
      {entries.map(({ entry, before, ordinal }) => (
        <li key={ordinal} data-latest={ordinal === timeline.length - 1 || undefined}>
          <time dateTime={entry.at} title={full(entry.at)}>
            {time(entry.at)}
          </time>
          <strong>{sayEntry(t, entry)}</strong>{' '}
          <span className={styles.since}>
            {entry.by.name ?? t(`actor.${entry.by.actor}`)}
            {before && ` · ${t('complaint.after', { time: length(Date.parse(entry.at) - Date.parse(before.at)) })}`}
          </span>
          <EntryDetail entry={entry} />
        </li>
      ))}
    </ol>
  );
}

type Told = Partial<Record<'text' | 'reason' | 'comment' | 'stationName' | 'station' | 'dealer', string>> & {
  jobState?: JobState;
  solved?: boolean;
  score?: number;
};

/** While a complaint follows its station's job, the job's state tells more than its own. */
function sayEntry(t: Translate, entry: TimelineEntry) {
  const { jobState } = entry as Told;
  return jobState && entry.event !== 'resolved' ? t(`job.state.${jobState}`) : sayEvent(t, entry.event);
}

/** Who it was about, and what people wrote. */
function EntryDetail({ entry }: { entry: TimelineEntry }) {
  const { t } = useWords();
  const told = entry as Told;
  const said = [
    told.stationName ?? told.station ?? told.dealer,
    told.score !== undefined &&
      t('follow-up.said', {
        solved: t(told.solved === false ? 'follow-up.not-solved' : 'follow-up.solved'),
        score: told.score,
      }),
    told.reason && sayReason(t, told.reason),
    told.text,
    told.comment,
  ].filter(Boolean);
  return said.length > 0 ? <p>{said.join(' · ')}</p> : null;
}
