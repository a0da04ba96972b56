import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { ask } from '../api/api.js';
import { queryClient } from '../api/client.js';
import { demoSessionsQuery, meQuery } from '../api/queries.js';
import type { DemoSession, Me } from '../api/types.js';
import { ProblemNote } from '../shared/problem.js';
import { homeOf } from '../shell/faces.js';
import { Frame } from '../shell/frame.js';
import { useWords } from '../words.js';
import styles from './sign-in.module.css';

type Credentials = { login: string; password: string } | { demo: string; at?: string };

export function SignInPage() {
  const { t } = useWords();
  useDocumentTitle(`${t('session.enter')} · Baylink`);
  const enter = useEnter();
  const form = useForm({ mode: 'uncontrolled', initialValues: { login: '', password: '' } });
  return (
    <Frame>
      <div className={styles.page}>
        <section className={styles.card}>
          <Title order={1} size="h3">
            {t('session.enter')}
          </Title>
          <form onSubmit={form.onSubmit((values) => enter.mutate(values))}>
            <Stack gap="sm">
              <TextInput
                label={t('session.login')}
                autoComplete="username"
                required
                autoFocus
                {...form.getInputProps('login')}
              />
              <PasswordInput
                label={t('session.password')}
                autoComplete="current-password"
                required
                {...form.getInputProps('password')}
              />
              {enter.error && <ProblemNote error={enter.error} />}
              <Button type="submit" loading={enter.isPending}>
                {t('session.enter')}
              </Button>
            </Stack>
          </form>
        </section>
        <DemoSessions onChoose={(demo) => enter.mutate(demo)} isBusy={enter.isPending} />
      </div>
    </Frame>
  );
}

function useEnter() {
  const router = useRouter();
  const { next } = useSearch({ from: '/sign-in' });
  return useMutation({
    retry: false,
    mutationFn: (credentials: Credentials) => ask<{ me: Me }>('POST', '/session', { body: credentials }),
    onSuccess: async () => {
      queryClient.clear();
      const me = await queryClient.fetchQuery(meQuery);
      router.history.push(next ?? homeOf(me.role));
    },
  });
}

function DemoSessions({ onChoose, isBusy }: { onChoose: (credentials: Credentials) => void; isBusy: boolean }) {
  const { t } = useWords();
  const { data } = useQuery({ ...demoSessionsQuery, retry: false });
  if (!data) return null;
  const choose = ({ role, at }: DemoSession) => onChoose({ demo: role, ...(at && { at }) });
  return (
    <section className={styles.card} aria-labelledby="demo">
      <Title order={2} size="h5" id="demo">
        {t('session.demo')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('session.demo-hint')}
      </Text>
      <ul className={styles.demos}>
        {data.items.map((demo) => (
          <li key={demo.login}>
            <button type="button" className={styles.demo} disabled={isBusy} onClick={() => choose(demo)}>
              <strong>{t(`role.${demo.role}`)}</strong>
              <span>{demo.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
