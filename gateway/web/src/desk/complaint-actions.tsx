import { type ComplaintAction, complaintLife } from '@baylink/contracts/complaint';
import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../api/act.js';
import { Problem } from '../api/api.js';
import type { ComplaintView } from '../api/types.js';
import { toFormErrors } from '../shared/field-errors.js';
import { doUnlessUndone, showDone, showProblem } from '../shared/toast.js';
import { useWords } from '../words.js';
import { ActionForm, type ActionInput, fieldsOf } from './action-form.js';
import { Card } from './card.js';

type ActionName = ComplaintAction['type'];
/** What the form of an action starts from, where the field's own start would be wrong. */
const starts: Partial<Record<ActionName, ActionInput>> = {
  satisfied: { solved: true, score: 5 },
  dissatisfied: { solved: false, score: 2 },
};
/** These end something for somebody: they can be undone for some seconds. */
const undoable = new Set<string>(['cancel']);

/** What this reader may do to the complaint now. The lifecycle says what each action asks for. */
export function ComplaintActions({ complaint }: { complaint: ComplaintView }) {
  const { t, language } = useWords();
  const [open, setOpen] = useState<ActionName>();
  const act = useAct<ComplaintView>(`/complaints/${complaint.number}`, ['complaint', complaint.number]);
  const names = complaint.actions as ActionName[];
  if (names.length === 0) return null;

  const rows: Record<string, Parameters<typeof fieldsOf>[0]> = complaintLife[complaint.kind].actions;
  function take(type: ActionName, input: ActionInput = {}) {
    const send = () =>
      act.mutate(
        { type, input, version: complaint.version },
        {
          onSuccess: () => {
            setOpen(undefined);
            showDone(t('action.done', { action: t(`complaint.action.${type}`) }));
          },
          onError: (error) => showProblem(t, error),
        },
      );
    if (!undoable.has(type)) return send();
    setOpen(undefined);
    doUnlessUndone(t, t('action.soon', { action: t(`complaint.action.${type}`) }), send);
  }
  const press = (type: ActionName) => (fieldsOf(rows[type]).length === 0 ? take(type) : setOpen(type));
  const shown = open && names.includes(open) ? open : undefined;

  return (
    <Card title={t('complaint.actions')}>
      <Stack gap="sm">
        <Group gap="xs">
          {names.map((name) => (
            <Button
              key={name}
              size="xs"
              variant={shown === name ? 'light' : 'default'}
              aria-expanded={fieldsOf(rows[name]).length > 0 ? shown === name : undefined}
              loading={act.isPending && act.variables?.type === name}
              onClick={() => (shown === name ? setOpen(undefined) : press(name))}
            >
              {t(`complaint.action.${name}`)}
            </Button>
          ))}
        </Group>
        {shown && (
          <ActionForm
            key={shown}
            fields={fieldsOf(rows[shown])}
            label={t(`complaint.action.${shown}`)}
            start={starts[shown] ?? {}}
            errors={act.error instanceof Problem ? toFormErrors(act.error.errors, language) : {}}
            isBusy={act.isPending}
            onSend={(input) => take(shown, input)}
            onLeave={() => setOpen(undefined)}
          />
        )}
      </Stack>
    </Card>
  );
}
