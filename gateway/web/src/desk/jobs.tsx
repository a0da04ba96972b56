import { Button, Group, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/act.js';
import { jobsQuery } from '../api/queries.js';
import type { ComplaintView, Job } from '../api/types.js';
import { Countdown } from '../shared/countdown.js';
import { toMoment, toTyped } from '../shared/moment.js';
import { Nothing, Reading } from '../shared/reading.js';
import { showProblem } from '../shared/toast.js';
import { JobStateMark } from '../shared/tone.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import { Card } from './card.js';
import styles from './complaint.module.css';

/** The stations asked for this complaint, latest first, each with its answer. */
export function Jobs({ complaint }: { complaint: ComplaintView }) {
  const { t } = useWords();
  const query = useQuery(jobsQuery({ complaint: complaint.number }));
  const latestFirst = (jobs: Job[]) => [...jobs].sort((a, b) => b.round - a.round || b.attempt - a.attempt);
  return (
    <Card title={t('complaint.stations-asked')}>
      <Reading query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{t('complaint.nobody-asked')}</Nothing>
          ) : (
            latestFirst(items).map((job) => <Asked key={job.id} job={job} />)
          )
        }
      </Reading>
    </Card>
  );
}

function Asked({ job }: { job: Job }) {
  const { t } = useWords();
  const { km, minutes, full } = useFormat();
  const isHeld = ['accepted', 'booked', 'arrived', 'offered'].includes(job.state);
  return (
    <div className={styles.job}>
      <Group justify="space-between" gap="xs">
        <strong>{job.stationName}</strong>
        <JobStateMark state={job.state} />
      </Group>
      <Text size="sm" c="dimmed">
        {km(job.distanceKm)} · {minutes(job.driveMinutes)}
        {isHeld && ` · ${full(job.slot.start)}`}
      </Text>
      {job.state === 'offered' && job.deadline && <Countdown since={job.offeredAt} until={job.deadline} />}
      {job.declined && (
        <Text size="sm">
          {[t(`job.decline.${job.declined.reason}`), job.declined.note].filter(Boolean).join(' · ')}
        </Text>
      )}
      {job.parts && job.state === 'waiting-parts' && <Text size="sm">{job.parts}</Text>}
      {job.report && <Text size="sm">{job.report.correction}</Text>}
      {job.actions.includes('book') && <Book job={job} />}
    </div>
  );
}

/** The desk books the bay during the call. */
function Book({ job }: { job: Job }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(() => toTyped(job.slot.start));
  const act = useAct<Job>(`/jobs/${job.id}`, ['job', job.id]);
  const book = () =>
    act.mutate(
      { type: 'book', version: job.version, input: { at: toMoment(typed) } },
      { onError: (error) => showProblem(t, error) },
    );
  return (
    <Group gap="xs" align="flex-end" mt={4}>
      <TextInput
        type="datetime-local"
        size="xs"
        label={t('job.appointment')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" loading={act.isPending} disabled={!toMoment(typed)} onClick={book}>
        {t('job.action.book')}
      </Button>
    </Group>
  );
}
