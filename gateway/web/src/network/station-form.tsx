import { Button, Kbd, Text } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import type { FormEvent, ReactNode } from 'react';
import { Problem } from '../api/api.js';
import { sayProblem } from '../shared/problem.js';
import { useWords } from '../words.js';
import { AboutCard, ContactCard } from './form-about.js';
import { HoursCard } from './form-hours.js';
import { BrandsCard, PartsCard, WorkCard } from './form-work.js';
import styles from './network.module.css';
import './styles.js';
import type { StationFormState } from './use-station-form.js';

/** One form for a new station, for one that is changed, and for a station's own people, who change less of it. */
export function StationForm({
  form,
  isNew = false,
  isOwn = false,
  state,
  said,
  notice,
  error,
  isBusy,
  canSend,
  onSend,
  onDiscard,
}: {
  form: StationFormState;
  isNew?: boolean;
  isOwn?: boolean;
  /** What stands above the second column, or for a station's own people above everything. */
  state?: ReactNode;
  /** How much is not saved yet. */
  said: string;
  /** What has to be seen before it is saved, wherever somebody is on the page. */
  notice?: ReactNode;
  error: Error | null;
  isBusy: boolean;
  canSend: boolean;
  onSend: () => void;
  onDiscard?: () => void;
}) {
  const { t } = useWords();
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    if (canSend && !isBusy) onSend();
  };
  const isElsewhere = error && !(error instanceof Problem && error.errors.length > 0);
  const hasFaults = Object.keys(form.errors).length > 0;
  const wrong = hasFaults ? t('refusal.invalid') : isElsewhere ? sayProblem(t, error) : undefined;
  return (
    <form noValidate onSubmit={send} onKeyDown={getHotkeyHandler([['mod+Enter', () => send()]])}>
      <div className={styles.columns}>
        {isOwn && state}
        <div className={styles.column}>
          <AboutCard form={form} isNew={isNew} isOwn={isOwn} />
          <ContactCard form={form} />
          <WorkCard form={form} isOwn={isOwn} />
        </div>
        <div className={styles.column}>
          {!isOwn && state}
          <HoursCard form={form} />
          {!isOwn && <BrandsCard form={form} />}
          <PartsCard form={form} />
        </div>
      </div>
      <div className={styles.save}>
        {notice && <div className={styles.notice}>{notice}</div>}
        <Text size="sm" c={wrong ? 'var(--alarm)' : 'dimmed'} role="status" className={styles.said}>
          {wrong ?? said}
        </Text>
        {onDiscard && (
          <Button variant="subtle" color="gray" onClick={onDiscard}>
            {t('network.discard')}
          </Button>
        )}
        <Button
          type="submit"
          loading={isBusy}
          disabled={!canSend}
          rightSection={canSend && !isOwn && <Kbd size="xs">Ctrl ⏎</Kbd>}
        >
          {t(isNew ? 'network.create' : 'network.save')}
        </Button>
      </div>
    </form>
  );
}
