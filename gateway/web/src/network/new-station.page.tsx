import { Stack, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ask, Problem } from '../api/api.js';
import { useIntent } from '../api/intent.js';
import { stationQuery } from '../api/queries.js';
import type { Station } from '../api/types.js';
import { showDone } from '../shared/toast.js';
import { useWords } from '../words.js';
import styles from './network.module.css';
import { BackToStations } from './station.page.js';
import { fieldOf, freshStation, toNewStation } from './station-draft.js';
import { faultsOf } from './station-faults.js';
import { StationForm } from './station-form.js';
import { useStationForm } from './use-station-form.js';

/** A station joins the network. */
export function NewStationPage() {
  const { t } = useWords();
  useDocumentTitle(`${t('network.new')} · Baylink`);
  const { form, show } = useStationForm(freshStation, 0);
  const client = useQueryClient();
  const navigate = useNavigate();
  const intent = useIntent();
  const create = useMutation({
    mutationFn: (body: ReturnType<typeof toNewStation>) =>
      ask<Station>('POST', '/stations', { body, key: intent.keyFor(body) }),
    onSuccess: (station) => {
      intent.done();
      form.setValues(freshStation);
      client.setQueryData(stationQuery(station.code).queryKey, station);
      void client.invalidateQueries({ queryKey: ['stations'] });
      showDone(t('network.created', { name: station.name }));
      return navigate({ to: '/desk/stations/$code', params: { code: station.code } });
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      if (error.code === 'already-exists') show([{ field: 'code', rule: 'station-exists' }]);
      else show(error.errors.map((broken) => ({ ...broken, field: fieldOf(broken.field) })));
    },
  });
  const isTaken = create.error instanceof Problem && create.error.code === 'already-exists';
  return (
    <Stack gap="md" className={styles.page}>
      <header>
        <BackToStations />
        <Title order={1} size="h3">
          {t('network.new')}
        </Title>
      </header>
      <StationForm
        form={form}
        isNew
        said={t('network.new-hint')}
        error={isTaken ? null : create.error}
        isBusy={create.isPending}
        canSend
        onSend={() => show(faultsOf(form.values)) && create.mutate(toNewStation(form.values))}
      />
    </Stack>
  );
}
