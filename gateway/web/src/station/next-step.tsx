import type { JobAction, JobState } from '@baylink/contracts/repair-station';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { Job } from '../api/types.js';
import { useWords } from '../words.js';
import { useActOnJob } from './act-on-job.js';
import styles from './station.module.css';
import { formOf, StepForm } from './step-form.js';

type Name = JobAction['type'];
/** The step most jobs take next; the others allowed stay beside it. */
const usual: Partial<Record<JobState, Name>> = {
  accepted: 'book',
  booked: 'arrive',
  arrived: 'start',
  'in-progress': 'finish',
  'waiting-parts': 'resume',
};

/** One big button for what comes next, smaller ones for what else is allowed. */
export function NextStep({ job }: { job: Job }) {
  const { t } = useWords();
  const [open, setOpen] = useState<Name>();
  const step = useActOnJob(job);
  const names = job.actions as Name[];
  const first = names.find((name) => name === usual[job.state]) ?? names[0];
  if (!first) return null;
  if (open && names.includes(open)) {
    return (
      <StepForm
        key={open}
        name={open}
        job={job}
        isBusy={step.isBusy}
        errors={step.errors}
        onSend={(input, onDone) =>
          step.take(open, input, () => {
            onDone();
            setOpen(undefined);
          })
        }
        onLeave={() => setOpen(undefined)}
      />
    );
  }
  const press = (name: Name) => (formOf(name) ? setOpen(name) : step.take(name));
  return (
    <div className={styles.answers}>
      {step.isPaused && (
        <Text size="sm" c="var(--warn)" role="status">
          {t('station.will-send')}
        </Text>
      )}
      <Button size="lg" h={60} fullWidth loading={step.waiting === first} onClick={() => press(first)}>
        {t(`job.action.${first}`)}
      </Button>
      <div className={styles.others}>
        {names
          .filter((name) => name !== first)
          .map((name) => (
            <Button key={name} h={48} variant="default" loading={step.waiting === name} onClick={() => press(name)}>
              {t(name === 'book' && job.state === 'booked' ? 'job.rebook' : `job.action.${name}`)}
            </Button>
          ))}
      </div>
    </div>
  );
}
