import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ask } from '../api/api.js';
import { queryClient } from '../api/client.js';
import { networkQuery, parkedQuery, readinessQuery } from '../api/queries.js';
import type { Parked } from '../api/types.js';
import { useReader } from '../shared/reader.js';
import { Nothing, Reading } from '../shared/reading.js';
import { showProblem } from '../shared/toast.js';
import { ComplaintStateMark, JobStateMark, Tag } from '../shared/tone.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import styles from './ops.module.css';

/** The network at a glance, whether everything runs, and what was laid aside. */
export function OpsPage() {
  const { t } = useWords();
  useDocumentTitle(`${t('ops.title')} · Baylink`);
  const { may } = useReader();
  return (
    <div className={styles.page}>
      <Group justify="space-between" mb="md">
        <Title order={1} size="h3">
          {t('ops.title')}
        </Title>
        <Health />
      </Group>
      <Counts />
      {may('parked') && <ParkedMessages />}
    </div>
  );
}

function Health() {
  const { t } = useWords();
  const { data } = useQuery(readinessQuery);
  if (!data) return null;
  return <Tag tone={data.isReady ? 'good' : 'alarm'}>{t(data.isReady ? 'ops.ready' : 'ops.not-ready')}</Tag>;
}

function Counts() {
  const { t } = useWords();
  const { number } = useFormat();
  const query = useQuery(networkQuery);
  return (
    <Reading query={query}>
      {(network) => (
        <Stack gap="md">
          <SimpleGrid cols={{ base: 2, sm: 3 }}>
            <Figure label={t('station.many')} value={number(network.stations)} />
            <Figure label={t('ops.customers')} value={number(network.customers)} />
            <Figure label={t('ops.vehicles')} value={number(network.vehicles)} />
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <ByState title={t('complaint.many')} counts={network.complaints}>
              {(state) => <ComplaintStateMark state={state as Parameters<typeof ComplaintStateMark>[0]['state']} />}
            </ByState>
            <ByState title={t('job.many')} counts={network.jobs}>
              {(state) => <JobStateMark state={state as Parameters<typeof JobStateMark>[0]['state']} />}
            </ByState>
          </SimpleGrid>
        </Stack>
      )}
    </Reading>
  );
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <div className={styles.figure}>
    <strong>{value}</strong>
    <span>{label}</span>
  </div>
);

type ByStateProps = { title: string; counts: Record<string, number>; children: (state: string) => ReactNode };

function ByState({ title, counts, children }: ByStateProps) {
  const { number } = useFormat();
  return (
    <section className={styles.card}>
      <Title order={2} size="h6" mb={6}>
        {title}
      </Title>
      <dl className={styles.counts}>
        {Object.entries(counts).map(([state, count]) => (
          <div key={state}>
            <dt>{children(state)}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function ParkedMessages() {
  const { t } = useWords();
  const query = useQuery(parkedQuery);
  return (
    <section className={styles.card}>
      <Title order={2} size="h6" mb={6}>
        {t('ops.parked')}
      </Title>
      <Reading query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{t('ops.none-parked')}</Nothing>
          ) : (
            items.map((parked) => <ParkedMessage key={parked.sequence} parked={parked} />)
          )
        }
      </Reading>
    </section>
  );
}

function ParkedMessage({ parked }: { parked: Parked }) {
  const { t } = useWords();
  const { full } = useFormat();
  const redrive = useMutation({
    mutationFn: () => ask('POST', `/parked/${parked.sequence}/redrive`),
    onError: (error) => showProblem(t, error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['parked'] }),
  });
  return (
    <Group justify="space-between" wrap="nowrap" className={styles.parked}>
      <div>
        <Text size="sm" fw={600}>
          {parked.service} · {parked.handler} · {parked.sequence}
        </Text>
        <Text size="sm" c="dimmed">
          {parked.at && `${full(parked.at)} · `}
          {parked.error}
        </Text>
      </div>
      <Button size="xs" variant="default" loading={redrive.isPending} onClick={() => redrive.mutate()}>
        {t('ops.redrive')}
      </Button>
    </Group>
  );
}
