import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { callerQuery, recordQuery } from '../api/queries.js';
import type { Found, WholeRecord } from '../api/types.js';
import type { CallSearch } from '../search.js';
import { useReader } from '../shared/reader.js';
import { Reading } from '../shared/reading.js';
import { useWords } from '../words.js';
import styles from './call.module.css';
import { CallForm } from './call-form.js';
import { RecordPanel } from './record-panel.js';

/** A call: on the left all we know of the caller, on the right the form in the order of the talk. */
export function CallPage() {
  const search = useSearch({ strict: false }) as CallSearch;
  if (search.customer) return <KnownCaller customer={search.customer} search={search} />;
  if (search.from) return <RingingCaller from={search.from} search={search} />;
  return <Call search={search} />;
}

function KnownCaller({ customer, search }: { customer: string; search: CallSearch }) {
  const record = useQuery(recordQuery(customer));
  return <Reading query={record}>{(found) => <Call search={search} record={found} />}</Reading>;
}

/** The screen-pop: whoever has this number, or somebody new. */
function RingingCaller({ from, search }: { from: string; search: CallSearch }) {
  const answer = useQuery(callerQuery(from));
  return (
    <Reading query={answer}>
      {({ items }) => {
        if (items.length === 1) return <KnownCaller customer={items[0]!.customer.id} search={search} />;
        if (items.length === 0) return <Call search={search} />;
        return <WhoOfThese from={from} items={items} />;
      }}
    </Reading>
  );
}

function WhoOfThese({ from, items }: { from: string; items: Found[] }) {
  const { t } = useWords();
  const { base } = useReader();
  return (
    <Stack className={styles.page} gap="xs">
      <Title order={1} size="h4">
        {t('call.several', { phone: from })}
      </Title>
      {items.map(({ customer }) => (
        <Button
          key={customer.id}
          variant="default"
          justify="flex-start"
          renderRoot={(props) => <Link to={`${base}/call`} search={{ from, customer: customer.id }} {...props} />}
        >
          {customer.name} · {customer.phones.join(', ')}
        </Button>
      ))}
    </Stack>
  );
}

function Call({ search, record }: { search: CallSearch; record?: WholeRecord }) {
  const { t } = useWords();
  useDocumentTitle(`${record?.customer.name ?? t('call.title')} · Baylink`);
  const caller = record?.customer.id ?? search.from ?? 'new';
  return (
    <div className={styles.page}>
      <Group mb="sm" gap="sm">
        <Title order={1} size="h3">
          {t('call.title')}
        </Title>
        {search.from && <Text c="dimmed">{search.from}</Text>}
      </Group>
      <div className={styles.columns}>
        <section aria-label={t('record.title')}>
          {record ? <RecordPanel record={record} /> : <Text c="dimmed">{t('call.nobody')}</Text>}
        </section>
        <section aria-label={t('call.form')}>
          <CallForm key={caller} caller={caller} search={search} record={record} />
        </section>
      </div>
    </div>
  );
}
