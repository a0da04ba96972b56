import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words.js';
import { declineReasons, type Reason } from './decline-list.js';
import styles from './station.module.css';

/** Why not: one tap on a big row. "Another reason" asks for a few words first. */
export function DeclineReasons({
  isBusy,
  onChoose,
  onLeave,
}: {
  isBusy: boolean;
  onChoose: (input: { reason: Reason; note?: string }) => void;
  onLeave: () => void;
}) {
  const { t } = useWords();
  const [isOther, setOther] = useState(false);
  const [note, setNote] = useState('');
  const choose = (reason: Reason) => (reason === 'other' ? setOther(true) : onChoose({ reason }));
  return (
    <fieldset className={styles.reasons} disabled={isBusy}>
      <legend>{t('station.why-decline')}</legend>
      {declineReasons.map((reason) => (
        <button key={reason} type="button" className={styles.reason} onClick={() => choose(reason)}>
          {t(`job.decline.${reason}`)}
        </button>
      ))}
      {isOther && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onChoose({ reason: 'other', ...(note.trim() && { note: note.trim() }) });
          }}
        >
          <TextInput
            size="md"
            label={t('field.note')}
            autoFocus
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" h={48} fullWidth mt="xs">
            {t('job.action.decline')}
          </Button>
        </form>
      )}
      <Button variant="subtle" color="gray" h={48} onClick={onLeave}>
        {t('action.leave')}
      </Button>
    </fieldset>
  );
}
