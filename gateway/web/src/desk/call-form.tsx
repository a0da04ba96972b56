import { Button, Kbd, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { getHotkeyHandler, useDebouncedCallback } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, type BrokenField, Problem } from '../api/api.js';
import { queryClient } from '../api/client.js';
import { useIntent } from '../api/intent.js';
import type { ComplaintView, WholeRecord } from '../api/types.js';
import type { CallSearch } from '../search.js';
import { useDraft } from '../shared/draft.js';
import { sayBroken } from '../shared/field-errors.js';
import { Note } from '../shared/note.js';
import { sayProblem } from '../shared/problem.js';
import { useReader } from '../shared/reader.js';
import { offerUndo, showDone } from '../shared/toast.js';
import { useWords } from '../words.js';
import styles from './call.module.css';
import { brokenFields, type CallDraft, type CallFormState, fieldOf, freshDraft, toComplaint } from './call-draft.js';
import { CarStep, HowStep, WhoStep } from './call-steps.js';
import { WhatStep } from './call-what.js';
import { WhereStep } from './call-where.js';

const KEEP_AFTER_MS = 300;

/** A complaint in the order of the talk: who, which car, what, where, how pressing. Nothing typed is ever lost. */
export function CallForm({ caller, search, record }: { caller: string; search: CallSearch; record?: WholeRecord }) {
  const { t } = useWords();
  const { me } = useReader();
  const start = startOf(search, record, me.role === 'dealer');
  const draft = useDraft<CallDraft>(`${me.account}.call.${caller}`, start);
  const keep = useDebouncedCallback(draft.keep, KEEP_AFTER_MS);
  const form = useForm<CallDraft>({ initialValues: draft.first, onValuesChange: (values) => keep(values) });
  const forget = () => {
    keep.cancel();
    draft.drop();
  };
  const save = useSave(form, forget);
  const clear = () => {
    const typed = form.getValues();
    form.setValues(start);
    forget();
    offerUndo(t, t('call.cleared'), () => form.setValues(typed));
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.send();
      }}
      onKeyDown={getHotkeyHandler([['mod+Enter', save.send]])}
    >
      <WhoStep form={form} record={record} />
      <CarStep form={form} record={record} />
      <WhatStep form={form} />
      <WhereStep form={form} customerAddress={record?.customer.address} />
      <HowStep form={form} />
      {save.error && <Note tone="alarm">{save.error}</Note>}
      <div className={styles.save}>
        <Text size="xs" c="dimmed">
          {t('call.draft-kept')}
        </Text>
        {JSON.stringify(form.values) !== JSON.stringify(start) && (
          <Button variant="subtle" color="gray" onClick={clear}>
            {t('call.clear')}
          </Button>
        )}
        <Button type="submit" loading={save.isPending} rightSection={<Kbd size="xs">Ctrl ⏎</Kbd>}>
          {t('call.save')}
        </Button>
      </div>
    </form>
  );
}

function startOf(search: CallSearch, record: WholeRecord | undefined, isDealer: boolean): CallDraft {
  const car = record?.vehicles.find(({ vin }) => vin === search.vin) ?? record?.vehicles[0];
  return {
    ...freshDraft,
    search,
    customer: record?.customer.id ?? '',
    name: record?.customer.name ?? '',
    phone: record?.customer.phones[0] ?? search.from ?? '',
    vin: car?.vin ?? search.vin ?? '',
    channel: isDealer ? 'dealer-counter' : 'phone',
  };
}

function useSave(form: CallFormState, forget: () => void) {
  const { t, language } = useWords();
  const { base } = useReader();
  const router = useRouter();
  const intent = useIntent();
  const [broken, setBroken] = useState<readonly BrokenField[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: ReturnType<typeof toComplaint>) =>
      ask<ComplaintView>('POST', '/complaints', { body, key: intent.keyFor(body) }),
    onSuccess: (complaint) => {
      intent.done();
      forget();
      queryClient.setQueryData(['complaint', complaint.number], complaint);
      showDone(t('call.saved', { number: complaint.number }));
      return router.navigate({ to: `${base}/complaints/$number`, params: { number: complaint.number } });
    },
    onError: (problem) => problem instanceof Problem && show(problem.errors),
  });

  function show(errors: readonly BrokenField[]) {
    setBroken(errors);
    const fields = errors.map((one) => [fieldOf(one.field, form.values.where), sayBroken(language, one)] as const);
    form.setErrors(Object.fromEntries(fields));
    const first = fields[0]?.[0];
    if (first) document.querySelector<HTMLElement>(`[data-path="${first}"]`)?.focus();
  }
  function send() {
    if (isPending) return;
    const errors = brokenFields(form.values);
    show(errors);
    if (errors.length === 0) mutate(toComplaint(form.values));
  }
  const isElsewhere = error && !(error instanceof Problem && error.errors.length > 0);
  return {
    send,
    isPending,
    error: isElsewhere ? sayProblem(t, error) : broken.length > 0 ? t('refusal.invalid') : undefined,
  };
}
