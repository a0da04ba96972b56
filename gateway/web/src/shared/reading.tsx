import { Skeleton, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../words.js';
import { ProblemNote } from './problem.js';

/** What a query has read; while it reads, a quiet shape; when it failed, why. */
export function Reading<D>({
  query,
  lines = 3,
  children,
}: {
  query: Pick<UseQueryResult<D>, 'data' | 'error' | 'refetch'>;
  lines?: number;
  children: (data: D) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  return <Waiting lines={lines} />;
}

export function Waiting({ lines = 3 }: { lines?: number }) {
  const { t } = useWords();
  return (
    <Stack gap="xs" role="status" aria-label={t('reading.waiting')}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <Skeleton key={line} height={18} width={`${96 - 12 * (line % 4)}%`} />
      ))}
    </Stack>
  );
}

export function Nothing({ children }: { children: ReactNode }) {
  return (
    <Text c="dimmed" size="sm" py="md" ta="center">
      {children}
    </Text>
  );
}
