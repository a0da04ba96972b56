import { isKey } from '@baylink/i18n';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { Problem } from '../api/api.js';
import { type Translate, useWords } from '../words.js';

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
    <Alert color="red" variant="light" role="alert" title={t('problem.title')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{sayProblem(t, error)}</Text>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('problem.retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
