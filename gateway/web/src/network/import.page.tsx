import type { Crs, ImportProgress } from '@baylink/contracts/imports';
import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Problem } from '../api/api.js';
import { useIntent } from '../api/intent.js';
import { sayBroken } from '../shared/field-errors.js';
import { Note } from '../shared/note.js';
import { sayProblem } from '../shared/problem.js';
import { useWords } from '../words.js';
import { byHeader } from './columns.js';
import { FileField } from './file-field.js';
import { ImportOutcome } from './import-outcome.js';
import styles from './network.module.css';
import { importQuery } from './queries.js';
import { BackToStations } from './station.page.js';
import './styles.js';
import { startImport } from './upload.js';

const systems: Crs[] = ['wgs84', 'gcj02', 'bd09'];

/** Stations out of a file: looked at first, then taken in. */
export function StationImportPage() {
  const { t } = useWords();
  useDocumentTitle(`${t('network.import')} · Baylink`);
  const [file, setFile] = useState<File>();
  const [crs, setCrs] = useState<Crs>('wgs84');
  const { start, progress, begin, again } = useImport();
  const choose = (next: { file?: File; crs?: Crs }) => {
    if (next.file) setFile(next.file);
    if (next.crs) setCrs(next.crs);
    again();
  };
  const send = (preview: boolean) => file && begin({ file, crs, preview });
  const isBusy = start.isPending || progress?.state === 'running';
  const ready = progress?.preview && progress.state === 'done' ? progress.rows - progress.refused : 0;
  return (
    <Stack gap="md" className={styles.page}>
      <header>
        <BackToStations />
        <Title order={1} size="h3">
          {t('network.import')}
        </Title>
      </header>
      <div className={styles.card}>
        <FileField file={file} isBusy={isBusy} onChoose={(chosen) => choose({ file: chosen })} />
        <div>
          <Text size="sm" fw={600} mb={4} id="crs">
            {t('network.crs')}
          </Text>
          <SegmentedControl
            aria-labelledby="crs"
            value={crs}
            disabled={isBusy}
            onChange={(value) => choose({ crs: value as Crs })}
            data={systems.map((value) => ({ value, label: t(`network.crs.${value}`) }))}
          />
          <p className={styles.hint}>{t(`network.crs-hint.${crs}`)}</p>
        </div>
        {!progress && (
          <Group>
            <Button disabled={!file} loading={start.isPending} onClick={() => send(true)}>
              {t('network.check')}
            </Button>
          </Group>
        )}
      </div>
      {start.error && <Refused error={start.error} />}
      {progress && (
        <section className={styles.card} aria-label={t('network.outcome')}>
          <ImportOutcome progress={progress}>
            {progress.preview && progress.state === 'done' && (
              <Group>
                <Button disabled={ready === 0} loading={start.isPending} onClick={() => send(false)}>
                  {t('network.take-in', { rows: ready })}
                </Button>
              </Group>
            )}
            {progress.state === 'failed' && (
              <Button style={{ justifySelf: 'start' }} variant="default" onClick={() => send(progress.preview)}>
                {t('problem.retry')}
              </Button>
            )}
            {!progress.preview && progress.state === 'done' && (
              <Group>
                <Button variant="default" renderRoot={(props) => <Link to="/desk/stations" {...props} />}>
                  {t('network.to-list')}
                </Button>
              </Group>
            )}
          </ImportOutcome>
        </section>
      )}
    </Stack>
  );
}

/** A file that cannot be read at all: which column is missing, and so on. */
function Refused({ error }: { error: Error }) {
  const { t, language } = useWords();
  const errors = error instanceof Problem ? error.errors : [];
  if (errors.length === 0) return <Note tone="alarm">{sayProblem(t, error)}</Note>;
  const { missing, unknown, others } = byHeader(errors);
  return (
    <Note tone="alarm" title={t('network.file-refused')}>
      {missing.length > 0 && <span>{t('network.columns-missing', { columns: missing.join(', ') })}</span>}
      {unknown.length > 0 && <span>{t('network.columns-unknown', { columns: unknown.join(', ') })}</span>}
      {others.map((broken) => (
        <span key={`${broken.field} ${broken.rule}`}>{sayBroken(language, broken)}</span>
      ))}
    </Note>
  );
}

type Wanted = { file: File; crs: Crs; preview: boolean };

function useImport() {
  const client = useQueryClient();
  const intent = useIntent();
  const [id, setId] = useState('');
  const start = useMutation<ImportProgress, Error, Wanted>({
    mutationFn: ({ file, crs, preview }) => {
      const key = intent.keyFor([file.name, file.size, file.lastModified, crs, preview]);
      return startImport({ file, crs, preview, key });
    },
    onSuccess: (begun) => {
      intent.done();
      client.setQueryData(importQuery(begun.id).queryKey, begun);
      setId(begun.id);
    },
  });
  const { data: progress } = useQuery({ ...importQuery(id), enabled: id !== '' });
  const isIn = progress?.state === 'done' && !progress.preview;
  useEffect(() => {
    if (isIn) void client.invalidateQueries({ queryKey: ['stations'] });
  }, [isIn, client]);
  const again = () => {
    setId('');
    start.reset();
  };
  return { start, progress: id === '' ? undefined : progress, begin: start.mutate, again };
}
