import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/api.js';
import { useIntent } from '../api/intent.js';
import type { FollowUpForm, Track } from '../api/types.js';
import { CheckIcon, CrossIcon, StarIcon } from '../shared/icons.js';
import { ProblemNote } from '../shared/problem.js';
import { useWords } from '../words.js';
import styles from './track.module.css';

const scores = [1, 2, 3, 4, 5] as const;
type Score = (typeof scores)[number];
type Answer = { solved: boolean; score: Score; comment?: string };

/** Is it right again, how was it, send: three taps. */
export function FollowUp({ token, track: { followUp, state } }: { token: string; track: Track }) {
  const { t } = useWords();
  const send = useAnswer(token);
  const isToBeMadeGood = send.variables?.solved === false || state === 'recovering';
  if (followUp.answered || send.isSuccess) {
    return (
      <section className={styles.card} data-good role="status">
        <h2>{t('follow-up.thanks')}</h2>
        <p>{t(isToBeMadeGood ? 'follow-up.thanks-not-solved' : 'follow-up.thanks-solved')}</p>
      </section>
    );
  }
  return <Questions onSend={send.mutate} isBusy={send.isPending} error={send.error} />;
}

function useAnswer(token: string) {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (answer: Answer) => {
      const path = `/follow-ups/${encodeURIComponent(token)}`;
      return ask<FollowUpForm>('POST', path, { body: answer, key: intent.keyFor(answer) });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['track', token] }),
  });
}

function Questions({
  onSend,
  isBusy,
  error,
}: {
  onSend: (answer: Answer) => void;
  isBusy: boolean;
  error: Error | null;
}) {
  const { t } = useWords();
  const [solved, setSolved] = useState<boolean>();
  const [score, setScore] = useState<Score>();
  const [comment, setComment] = useState('');
  const isWhole = solved !== undefined && score !== undefined;
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onSend({ solved, score, ...(comment.trim() && { comment: comment.trim() }) });
      }}
    >
      <fieldset className={styles.question}>
        <legend>{t('follow-up.is-solved')}</legend>
        <div className={styles.pair}>
          <button type="button" aria-pressed={solved === true} onClick={() => setSolved(true)}>
            <CheckIcon size={22} /> {t('follow-up.yes')}
          </button>
          <button type="button" aria-pressed={solved === false} onClick={() => setSolved(false)}>
            <CrossIcon size={22} /> {t('follow-up.no')}
          </button>
        </div>
      </fieldset>
      <fieldset className={styles.question}>
        <legend>{t('follow-up.how-was-it')}</legend>
        <div className={styles.stars}>
          {scores.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={score === one}
              aria-label={`${one}: ${t(`follow-up.score.${one}`)}`}
              onClick={() => setScore(one)}
            >
              <StarIcon size={34} filled={score !== undefined && one <= score} />
            </button>
          ))}
        </div>
        <p className={styles.said} aria-live="polite">
          {score ? t(`follow-up.score.${score}`) : ' '}
        </p>
      </fieldset>
      {isWhole && (
        <Textarea
          label={t('follow-up.comment')}
          autosize
          minRows={2}
          maxLength={2000}
          size="md"
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
      )}
      {error && <ProblemNote error={error} />}
      <Button type="submit" size="lg" h={56} fullWidth disabled={!isWhole} loading={isBusy}>
        {t('follow-up.send')}
      </Button>
    </form>
  );
}
