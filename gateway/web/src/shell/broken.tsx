import { Anchor, Stack, Text, Title } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { Problem } from '../api/api.js';
import { ProblemNote } from '../shared/problem.js';
import { Waiting } from '../shared/reading.js';
import { useWords } from '../words.js';
import { Frame } from './frame.js';

const AGAIN_MS = 5_000;

/** A page that cannot be shown: says why. What may pass is tried again by itself. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = useCallback(() => {
    reset();
    void router.invalidate();
  }, [router, reset]);
  const mayPass = error instanceof Problem && error.isPassing;
  useEffect(() => {
    if (!mayPass) return;
    const trying = setInterval(retry, AGAIN_MS);
    return () => clearInterval(trying);
  }, [mayPass, retry]);
  return (
    <Frame>
      <Stack maw={560} mx="auto" p="lg">
        <ProblemNote error={error} onRetry={retry} />
      </Stack>
    </Frame>
  );
}

/** While a page is on its way for longer than a moment. */
export function ComingPage() {
  return (
    <Stack maw={560} mx="auto" p="lg">
      <Waiting lines={6} />
    </Stack>
  );
}

export function LostPage() {
  const { t } = useWords();
  return (
    <Frame>
      <Stack maw={560} mx="auto" p="lg" gap="xs">
        <Title order={1} size="h3">
          {t('frame.lost')}
        </Title>
        <Text c="dimmed">{t('frame.lost-hint')}</Text>
        <Anchor href="/">{t('frame.start')}</Anchor>
      </Stack>
    </Frame>
  );
}
