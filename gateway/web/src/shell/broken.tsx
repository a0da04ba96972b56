import { Anchor, Stack, Text, Title } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { ProblemNote } from '../shared/problem.js';
import { useWords } from '../words.js';
import { Frame } from './frame.js';

/** A page that cannot be shown: says why and offers to try again. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Frame>
      <Stack maw={560} mx="auto" p="lg">
        <ProblemNote error={error} onRetry={retry} />
      </Stack>
    </Frame>
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
