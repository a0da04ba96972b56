import type { OfferAnswer } from '@baylink/contracts/repair-station';
import { Button, Textarea } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useState } from 'react';
import type { Offer } from '../api/types.js';
import { Note } from '../shared/note.js';
import { ProblemNote } from '../shared/problem.js';
import { declineReasons } from '../station/decline-list.js';
import { useWords } from '../words.js';
import styles from './offer.module.css';
import { useAnswer } from './use-answer.js';

/** One tap each: take it, or say why not. Only "another reason" asks for a few words, and takes none as well. */
export function Answers({ offer, token }: { offer: Offer; token: string }) {
  const { t } = useWords();
  const { online } = useNetwork();
  const answer = useAnswer(token);
  const isSending = (type: OfferAnswer['type']) => answer.isPending && answer.variables.type === type;
  const [isOther, setOther] = useState(false);
  if (offer.actions.length === 0) return null;
  return (
    <div className={styles.answers}>
      {!online && <Note tone="warn">{t('offer.offline')}</Note>}
      {answer.error && online && <ProblemNote error={answer.error} />}
      <Button
        size="xl"
        h={68}
        fullWidth
        loading={isSending('accept')}
        disabled={answer.isPending}
        onClick={() => answer.mutate({ type: 'accept' })}
      >
        {t('offer.accept')}
      </Button>
      <fieldset className={styles.reasons} disabled={answer.isPending}>
        <legend>{t('offer.or-decline')}</legend>
        {declineReasons.map((reason) => (
          <button
            key={reason}
            type="button"
            className={styles.reason}
            aria-expanded={reason === 'other' ? isOther : undefined}
            onClick={() => (reason === 'other' ? setOther(!isOther) : answer.mutate({ type: 'decline', reason }))}
          >
            {t(`job.decline.${reason}`)}
          </button>
        ))}
        {isOther && <OtherReason onSend={answer.mutate} isBusy={isSending('decline')} />}
      </fieldset>
    </div>
  );
}

function OtherReason({ onSend, isBusy }: { onSend: (answer: OfferAnswer) => void; isBusy: boolean }) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  return (
    <form
      className={styles.other}
      onSubmit={(event) => {
        event.preventDefault();
        onSend({ type: 'decline', reason: 'other', ...(note.trim() && { note: note.trim() }) });
      }}
    >
      <Textarea
        label={t('offer.what-else')}
        size="md"
        autoFocus
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" size="lg" h={56} fullWidth loading={isBusy}>
        {t('job.action.decline')}
      </Button>
    </form>
  );
}
