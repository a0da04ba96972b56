import { isKey } from '@baylink/i18n';
import { Button } from '@mantine/core';
import { Problem } from '../api/api.js';
import { type Translate, useWords } from '../words.js';
import { Note } from './note.js';

/** What went wrong, in the reader's words. */
export function sayProblem(t: Translate, error: unknown): string {
  if (!(error instanceof Problem)) return t('refusal.internal');
  if (error.code === 'unreachable') return t('problem.unreachable');
  const key = `refusal.${error.code}`;
  const said = isKey(key) ? t(key as 'refusal.invalid') : error.message;
  const fields = error.errors.map(({ field, message }) => (message ? `${field}: ${message}` : field));
  return [said, ...fields].join(' ');
}

/** Stands where something could not be shown, and offers to try again. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useWords();
  return (
    <Note tone="alarm" title={t('problem.title')}>
      {sayProblem(t, error)}
      {onRetry && (
        <div>
          <Button size="sm" variant="default" onClick={onRetry}>
            {t('problem.retry')}
          </Button>
        </div>
      )}
    </Note>
  );
}
