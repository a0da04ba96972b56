import { Party } from '@baylink/contracts/complaint';
import { isKey } from '@baylink/i18n';
import { Button, Group, NativeSelect, Rating, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { type FormEvent, useId, useState } from 'react';
import { useWords } from '../words.js';

export type ActionInput = Record<string, unknown>;
type Row = { to: string; input?: { shape: Record<string, unknown> } };
const long = new Set(['text', 'reason', 'comment', 'note']);

/** What an action asks for besides its name, as its row in the lifecycle says. */
export const fieldsOf = (row: Row | undefined): string[] => Object.keys(row?.input?.shape ?? {});

/** The fields of one action, right below its button. */
export function ActionForm({
  fields,
  label,
  start,
  errors,
  isBusy,
  onSend,
  onLeave,
}: {
  fields: string[];
  label: string;
  start: ActionInput;
  errors: Record<string, string>;
  isBusy: boolean;
  onSend: (input: ActionInput) => void;
  onLeave: () => void;
}) {
  const { t } = useWords();
  const [input, setInput] = useState<ActionInput>(() => ({
    ...(fields.includes('party') && { party: Party.options[0] }),
    ...(fields.includes('solved') && { solved: false }),
    ...(fields.includes('score') && { score: 3 }),
    ...start,
  }));
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    onSend(Object.fromEntries(Object.entries(input).filter(([, value]) => value !== '')));
  };
  return (
    <form
      onSubmit={send}
      onKeyDown={getHotkeyHandler([
        ['Escape', onLeave],
        ['mod+Enter', () => send()],
      ])}
      noValidate
    >
      <Stack gap="sm">
        {fields.map((field, index) => (
          <ActionField
            key={field}
            field={field}
            isFirst={index === 0}
            value={input[field]}
            error={errors[field]}
            onChange={(value) => setInput((before) => ({ ...before, [field]: value }))}
          />
        ))}
        <Group gap="xs">
          <Button type="submit" size="sm" loading={isBusy}>
            {label}
          </Button>
          <Button size="sm" variant="subtle" color="gray" onClick={onLeave}>
            {t('action.leave')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type FieldProps = {
  field: string;
  isFirst: boolean;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
};

function ActionField({ field, isFirst, value, error, onChange }: FieldProps) {
  const { t } = useWords();
  const labelId = useId();
  const key = `field.${field}`;
  const label = isKey(key) ? t(key as 'field.text') : field;
  const typed = { label, error, autoFocus: isFirst, value: String(value ?? '') };
  if (field === 'party') {
    const data = Party.options.map((party) => ({ value: party, label: t(`complaint.party.${party}`) }));
    return <NativeSelect {...typed} data={data} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  if (field === 'solved') {
    const data = [
      { value: 'yes', label: t('follow-up.solved') },
      { value: 'no', label: t('follow-up.not-solved') },
    ];
    return (
      <SegmentedControl
        aria-label={label}
        data={data}
        value={value ? 'yes' : 'no'}
        onChange={(next) => onChange(next === 'yes')}
      />
    );
  }
  if (field === 'score') {
    return (
      <div>
        <Text size="sm" fw={500} id={labelId}>
          {label}
        </Text>
        <Rating
          aria-labelledby={labelId}
          value={Number(value)}
          onChange={onChange}
          size="lg"
          getSymbolLabel={(score) => t('follow-up.score-of', { score })}
        />
        {error && (
          <Text size="sm" c="var(--alarm)" role="alert">
            {error}
          </Text>
        )}
      </div>
    );
  }
  if (field === 'at') {
    return <TextInput type="datetime-local" {...typed} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  if (long.has(field)) {
    return <Textarea autosize minRows={2} {...typed} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  return <TextInput {...typed} onChange={(event) => onChange(event.currentTarget.value)} />;
}
