import type { JobAction } from '@baylink/contracts/repair-station';
import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Job } from '../api/types.js';
import { useDraft } from '../shared/draft.js';
import { toMoment, toTyped } from '../shared/moment.js';
import { useWords } from '../words.js';
import styles from './station.module.css';

type Values = Record<string, string>;
type Form = { start: (job: Job) => Values; toInput: (values: Values) => Record<string, unknown> };

/** What a step asks for: the fields with what they start from, and how they are sent. */
const forms: Partial<Record<JobAction['type'], Form>> = {
  book: { start: (job) => ({ at: toTyped(job.slot.start) }), toInput: ({ at = '' }) => ({ at: toMoment(at) }) },
  arrive: {
    start: () => ({ odometerKm: '' }),
    toInput: ({ odometerKm }) => (odometerKm ? { odometerKm: Number(odometerKm) } : {}),
  },
  'wait-for-parts': { start: () => ({ parts: '' }), toInput: (values) => values },
  finish: {
    start: (job) => ({ complaint: job.text.slice(0, 2000), cause: '', correction: '' }),
    toInput: (values) => values,
  },
};
export const formOf = (name: JobAction['type']) => forms[name];

type StepFormProps = {
  name: JobAction['type'];
  job: Job;
  isBusy: boolean;
  errors: Record<string, string>;
  onSend: (input: Record<string, unknown>, onDone: () => void) => void;
  onLeave: () => void;
};

/** The few fields of one step; what was typed survives a lost page. */
export function StepForm({ name, job, isBusy, errors, onSend, onLeave }: StepFormProps) {
  const { t } = useWords();
  const form = forms[name]!;
  const draft = useDraft<Values>(`${job.id}.${name}`, form.start(job));
  const [values, setValues] = useState(draft.first);
  const change = (field: string, value: string) => {
    const next = { ...values, [field]: value };
    setValues(next);
    draft.keep(next);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend(form.toInput(values), draft.drop);
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <h2>{t(`job.action.${name}`)}</h2>
      {Object.keys(values).map((field, index) => (
        <StepField
          key={field}
          field={field as FieldName}
          isFirst={index === 0}
          value={values[field] ?? ''}
          error={errors[field]}
          onChange={(value) => change(field, value)}
        />
      ))}
      <Button type="submit" size="lg" h={60} fullWidth loading={isBusy}>
        {t(`job.action.${name}`)}
      </Button>
      <Button variant="subtle" color="gray" h={48} fullWidth onClick={onLeave}>
        {t('action.leave')}
      </Button>
    </form>
  );
}

type FieldName = 'at' | 'odometerKm' | 'parts' | 'complaint' | 'cause' | 'correction';
type StepFieldProps = {
  field: FieldName;
  isFirst: boolean;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

function StepField({ field, isFirst, value, error, onChange }: StepFieldProps) {
  const { t } = useWords();
  const label = t(`field.${field}`);
  const shared = { label, error, value, size: 'md', autoFocus: isFirst && field !== 'complaint' } as const;
  if (field === 'at') {
    return (
      <TextInput {...shared} type="datetime-local" required onChange={(event) => onChange(event.currentTarget.value)} />
    );
  }
  if (field === 'odometerKm') {
    return (
      <NumberInput {...shared} min={0} hideControls inputMode="numeric" onChange={(next) => onChange(String(next))} />
    );
  }
  return (
    <Textarea
      {...shared}
      required
      autosize
      minRows={field === 'parts' ? 1 : 2}
      maxRows={6}
      maxLength={2000}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
