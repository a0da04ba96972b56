import { ComplaintState, complaintLife, endStates } from '@baylink/contracts/complaint';
import { Button, Group, NativeSelect, SegmentedControl, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import type { ListSearch } from '../search.js';
import { draftsOf } from '../shared/draft.js';
import { useReader } from '../shared/reader.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import type { CallDraft } from './call-draft.js';
import { ComplaintList } from './complaint-list.js';
import styles from './desk.module.css';

/** The desk's first page: what was begun and not saved, and the complaints, live. */
export function DeskPage() {
  const { t } = useWords();
  const { base, me } = useReader();
  const search = useSearch({ strict: false }) as ListSearch;
  useDocumentTitle(`${t('complaint.many')} · Baylink`);
  return (
    <div className={styles.page}>
      <Group justify="space-between" mb="sm">
        <Title order={1} size="h3">
          {t(me.role === 'dealer' ? 'dealer.complaints' : 'complaint.many')}
        </Title>
        <Button renderRoot={(props) => <Link to={`${base}/call`} {...props} />}>{t('desk.new')}</Button>
      </Group>
      <Drafts />
      <Filters search={search} />
      <ComplaintList filter={{ open: search.show !== 'all' || undefined, state: search.state, kind: search.kind }} />
    </div>
  );
}

function Drafts() {
  const { t } = useWords();
  const { base, me } = useReader();
  const { full } = useFormat();
  const drafts = draftsOf<CallDraft>(`${me.account}.call.`);
  if (drafts.length === 0) return null;
  return (
    <section className={styles.drafts} aria-label={t('desk.drafts')}>
      <strong>{t('desk.drafts')}</strong>
      {drafts.slice(0, 4).map(({ key, at, values }) => (
        <Link key={key} to={`${base}/call`} search={values.search} className={styles.draft}>
          {values.name || values.text.slice(0, 24) || values.search.from || t('desk.draft-unnamed')} ·{' '}
          {full(new Date(at).toISOString())}
        </Link>
      ))}
    </section>
  );
}

function Filters({ search }: { search: ListSearch }) {
  const { t } = useWords();
  const { base } = useReader();
  const router = useRouter();
  const show = (change: ListSearch) => void router.navigate({ to: base, search: { ...search, ...change } });
  return (
    <Group gap="sm" mb="sm" role="search" aria-label={t('desk.filters')}>
      <SegmentedControl
        aria-label={t('desk.show')}
        value={search.show ?? 'open'}
        onChange={(value) => show({ show: value === 'all' ? 'all' : undefined })}
        data={[
          { value: 'open', label: t('desk.show.open') },
          { value: 'all', label: t('desk.show.all') },
        ]}
      />
      <NativeSelect
        aria-label={t('field.kind')}
        value={search.kind ?? ''}
        onChange={(event) => show({ kind: (event.currentTarget.value || undefined) as ListSearch['kind'] })}
        data={[
          { value: '', label: t('desk.any-kind') },
          ...Object.keys(complaintLife).map((kind) => ({
            value: kind,
            label: t(`complaint.kind.${kind as keyof typeof complaintLife}`),
          })),
        ]}
      />
      <NativeSelect
        aria-label={t('field.state')}
        value={search.state ?? ''}
        onChange={(event) => {
          const state = event.currentTarget.value || undefined;
          show({ state, ...((endStates as readonly string[]).includes(state ?? '') && { show: 'all' as const }) });
        }}
        data={[
          { value: '', label: t('desk.any-state') },
          ...ComplaintState.options.map((state) => ({ value: state, label: t(`complaint.state.${state}`) })),
        ]}
      />
    </Group>
  );
}
