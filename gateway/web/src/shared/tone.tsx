import type { ComplaintState } from '@baylink/contracts/complaint';
import type { Severity } from '@baylink/contracts/components';
import type { JobState } from '@baylink/contracts/repair-station';
import type { ReactNode } from 'react';
import { useWords } from '../words.js';
import styles from './tone.module.css';

type Tone = 'calm' | 'moving' | 'warn' | 'alarm' | 'good';

const complaintTone: Record<ComplaintState, Tone> = {
  logged: 'moving',
  dispatching: 'moving',
  unplaced: 'alarm',
  assigned: 'moving',
  'in-progress': 'moving',
  resolved: 'good',
  'following-up': 'good',
  recovering: 'warn',
  reopened: 'warn',
  closed: 'calm',
  cancelled: 'calm',
  merged: 'calm',
};
const jobTone: Record<JobState, Tone> = {
  offered: 'warn',
  accepted: 'moving',
  booked: 'moving',
  arrived: 'moving',
  'in-progress': 'moving',
  'waiting-parts': 'warn',
  finished: 'good',
  declined: 'calm',
  expired: 'calm',
  withdrawn: 'calm',
};
const severityTone: Record<Severity, Tone> = { normal: 'calm', high: 'warn', safety: 'alarm' };

/** A state as a dot and a word: the word says it, the colour only helps. */
function Toned({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.toned} data-tone={tone}>
      {children}
    </span>
  );
}

export function ComplaintStateMark({ state }: { state: ComplaintState }) {
  const { t } = useWords();
  return <Toned tone={complaintTone[state]}>{t(`complaint.state.${state}`)}</Toned>;
}

export function JobStateMark({ state }: { state: JobState }) {
  const { t } = useWords();
  return <Toned tone={jobTone[state]}>{t(`job.state.${state}`)}</Toned>;
}

/** A normal case needs no mark. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { t } = useWords();
  if (severity === 'normal') return null;
  return (
    <span className={styles.tag} data-tone={severityTone[severity]}>
      {t(`complaint.severity.${severity}`)}
    </span>
  );
}

export function Tag({ tone = 'calm', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}
