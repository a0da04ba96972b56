import { Button, Group, NativeSelect, Stack, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback, useDocumentTitle } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { SearchIcon } from '../shared/icons.js';
import { useWords } from '../words.js';
import type { StationSearch } from './list-search.js';
import styles from './network.module.css';
import { StationList } from './station-list.js';

const SETTLED_MS = 250;
const states = ['open', 'paused', 'closed'] as const;

/** Every station of the network, to find one and to see which look wrong. */
export function StationsPage() {
  const { t } = useWords();
  const search = useSearch({ strict: false }) as StationSearch;
  useDocumentTitle(`${t('station.many')} · Baylink`);
  return (
    <Stack gap="sm" className={styles.page}>
      <Group justify="space-between">
        <Title order={1} size="h3">
          {t('station.many')}
        </Title>
        <Group gap="xs">
          <Button variant="default" renderRoot={(props) => <Link to="/desk/stations/import" {...props} />}>
            {t('network.import')}
          </Button>
          <Button renderRoot={(props) => <Link to="/desk/stations/new" {...props} />}>{t('network.new')}</Button>
        </Group>
      </Group>
      <Filters search={search} />
      <StationList search={search} />
    </Stack>
  );
}

function Filters({ search }: { search: StationSearch }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(search.q ?? '');
  const show = (change: StationSearch) =>
    void navigate({ to: '/desk/stations', search: { ...search, ...change }, replace: true });
  const find = useDebouncedCallback((q: string) => show({ q: q.trim() || undefined }), SETTLED_MS);
  return (
    <search className={styles.filters}>
      <TextInput
        type="search"
        aria-label={t('network.find')}
        placeholder={t('network.find')}
        leftSection={<SearchIcon size={16} />}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          find(event.currentTarget.value);
        }}
      />
      <NativeSelect
        aria-label={t('field.state')}
        value={search.state ?? ''}
        onChange={(event) => show({ state: (event.currentTarget.value || undefined) as StationSearch['state'] })}
        data={[
          { value: '', label: t('desk.any-state') },
          ...states.map((state) => ({ value: state, label: t(`station.state.${state}`) })),
        ]}
      />
    </search>
  );
}
