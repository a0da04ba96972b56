import { type UseFormReturnType, useForm } from '@mantine/form';
import { useEffect } from 'react';
import type { BrokenField } from '../api/api.js';
import { useDraft } from '../shared/draft.js';
import { toFormErrors } from '../shared/field-errors.js';
import { useReader } from '../shared/reader.js';
import { useWords } from '../words.js';
import { type StationDraft, touched } from './station-draft.js';

export type StationFormState = UseFormReturnType<StationDraft>;

/** What was typed over one version of a station; over another one it might undo what somebody else has changed. */
type Kept = { version: number; typed: Partial<StationDraft> };

/**
 * The form of a station, and how to show in it what is wrong: beside each field, the first one in focus. What is typed
 * and not saved outlives the page.
 */
export function useStationForm(start: StationDraft, version: number) {
  const { language } = useWords();
  const { me } = useReader();
  const draft = useDraft<Kept>(`${me.account}.station.${version > 0 ? start.code : ''}`, { version, typed: {} });
  const kept = draft.first.version === version ? draft.first.typed : {};
  // A row that was changed is judged again when it is sent: its old fault would stand beside new words.
  const form = useForm<StationDraft>({
    initialValues: { ...start, ...kept },
    onValuesChange: (values, before) => {
      for (const field of ['week', 'specialDays', 'models', 'partDelays'] as const) {
        if (values[field] === before[field]) continue;
        for (const path of Object.keys(form.errors)) {
          if (path === field || path.startsWith(`${field}.`)) form.clearFieldError(path);
        }
      }
    },
  });
  const { values } = form;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of what is typed, and of what it rests on
  useEffect(() => {
    const typed = touched(start, values);
    if (Object.keys(typed).length > 0) draft.keep({ version, typed });
    else draft.drop();
  }, [values, version]);
  const show = (errors: readonly BrokenField[]) => {
    const said = toFormErrors([...errors], language);
    form.setErrors(said);
    const places = document.querySelectorAll<HTMLElement>('[data-path]');
    [...places].find(({ dataset }) => (dataset.path ?? '') in said)?.focus();
    return errors.length === 0;
  };
  return { form, show };
}
