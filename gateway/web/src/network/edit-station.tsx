import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ask, Problem } from '../api/api.js';
import { stationQuery } from '../api/queries.js';
import type { Station } from '../api/types.js';
import { Note } from '../shared/note.js';
import { offerUndo, showDone } from '../shared/toast.js';
import { useWords } from '../words.js';
import { StateCard } from './state-card.js';
import { type Change, changedFields, changesBetween, fieldOf, onTop, toDraft } from './station-draft.js';
import { faultsOf } from './station-faults.js';
import { StationForm } from './station-form.js';
import { useStationForm } from './use-station-form.js';

/**
 * A station in the form. What somebody else changes meanwhile is taken over by itself while nothing is typed; else it is
 * said, and what was typed stays on top of the newer station.
 */
export function EditStation({ station, isOwn = false }: { station: Station; isOwn?: boolean }) {
  const { t } = useWords();
  const [base, setBase] = useState(station);
  const before = toDraft(base);
  const { form, show } = useStationForm(before, base.version);
  const changed = changedFields(before, form.values);
  const save = useSave(base, (after) => {
    setBase(after);
    form.setValues(toDraft(after));
  });

  const isNewer = station.version > base.version;
  const isConflict = isNewer && changed.length > 0 && changedFields(before, toDraft(station)).length > 0;
  const takeNewer = () => {
    form.setValues(onTop(before, form.values, toDraft(station)));
    setBase(station);
    save.reset();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what came from outside leads to it
  useEffect(() => {
    if (isNewer && !isConflict && !save.isPending) takeNewer();
  }, [isNewer, isConflict, save.isPending]);

  // What is stale is told with the way out of it.
  const error = isConflict ? null : save.error;
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown once for each refusal
  useEffect(() => {
    if (!(error instanceof Problem) || error.errors.length === 0) return;
    show(error.errors.map((broken) => ({ ...broken, field: fieldOf(broken.field) })));
  }, [error]);

  const send = () => {
    if (show(faultsOf(form.values))) save.mutate(changesBetween(before, form.values));
  };
  const discard = () => {
    const typed = form.values;
    form.setValues(before);
    form.clearErrors();
    save.reset();
    offerUndo(t, t('network.discarded'), () => form.setValues(typed));
  };
  return (
    <StationForm
      form={form}
      isOwn={isOwn}
      state={<StateCard station={station} />}
      said={changed.length > 0 ? t('network.changes', { changes: changed.length }) : t('network.no-changes')}
      notice={isConflict && !save.isPending && <Stale onTake={takeNewer} />}
      error={error}
      isBusy={save.isPending}
      canSend={changed.length > 0}
      onSend={send}
      {...(changed.length > 0 && { onDiscard: discard })}
    />
  );
}

function Stale({ onTake }: { onTake: () => void }) {
  const { t } = useWords();
  return (
    <Note tone="warn" title={t('network.stale')}>
      {t('network.stale-hint')}
      <div>
        <Button size="sm" variant="default" onClick={onTake}>
          {t('network.take-newer')}
        </Button>
      </div>
    </Note>
  );
}

function useSave({ code, version }: Station, onSaved: (after: Station) => void) {
  const { t } = useWords();
  const client = useQueryClient();
  const { queryKey } = stationQuery(code);
  return useMutation({
    mutationFn: (body: Change) => ask<Station>('PATCH', `/stations/${code}`, { body, version }),
    onSuccess: (after) => {
      onSaved(after);
      client.setQueryData(queryKey, after);
      void client.invalidateQueries({ queryKey: ['stations'] });
      showDone(t('network.saved'));
    },
    onError: (error) => {
      if (error instanceof Problem && error.code === 'stale') void client.invalidateQueries({ queryKey });
    },
  });
}
