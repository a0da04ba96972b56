import { MAX_TEXT } from '@baylink/contracts/complaint';
import { componentCodes, components, kindOf } from '@baylink/contracts/components';
import { Kbd, NativeSelect, Text, Textarea } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { classifyQuery } from '../api/queries.js';
import type { Classification } from '../api/types.js';
import { useNames } from '../shared/names.js';
import { useWords } from '../words.js';
import styles from './call.module.css';
import type { CallFormState } from './call-draft.js';
import { Step } from './call-step.js';

const PAUSE_MS = 350;
const LEAST = 2;
const SHOWN = 4;
type Suggestion = Classification['evidence'][number];

/** What is wrong, in the caller's words; the class follows the words until the agent decides otherwise. */
export function WhatStep({ form }: { form: CallFormState }) {
  const { t } = useWords();
  const names = useNames();
  const suggestions = useSuggestions(form);
  const choose = (component: string) => form.setValues({ component, isComponentChosen: component !== '' });
  const { component } = form.values;
  return (
    <Step ordinal={3} title={t('call.what')}>
      <Textarea
        aria-label={t('complaint.text')}
        placeholder={t('call.text-hint')}
        required
        autosize
        minRows={3}
        maxRows={12}
        maxLength={MAX_TEXT}
        {...form.getInputProps('text')}
      />
      <Suggestions suggestions={suggestions} chosen={component} onChoose={choose} />
      <NativeSelect
        label={t('field.component')}
        description={component && t(`call.goes-to.${kindOf(component as Suggestion['component'])}`)}
        {...form.getInputProps('component')}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: t('call.class-by-text') },
          ...(['technical', 'service'] as const).map((kind) => ({
            group: t(`complaint.kind.${kind}`),
            items: componentCodes
              .filter((code) => components[code].kind === kind)
              .map((value) => ({ value, label: names.component(value) })),
          })),
        ]}
      />
    </Step>
  );
}

/** Classes read from the text, the likeliest first; the form takes up the first one while nothing else was chosen. */
function useSuggestions(form: CallFormState): Suggestion[] {
  const [text] = useDebouncedValue(form.values.text.trim(), PAUSE_MS);
  const { data } = useQuery({ ...classifyQuery(text), enabled: text.length >= LEAST });
  const { isComponentChosen, isSeverityChosen, component, severity } = form.values;
  const { setValues } = form;
  useEffect(() => {
    if (!data || text.length < LEAST) return;
    const next = {
      component: isComponentChosen ? component : data.component,
      severity: isSeverityChosen ? severity : data.severity,
    };
    if (next.component !== component || next.severity !== severity) setValues(next);
  }, [data, text, isComponentChosen, isSeverityChosen, component, severity, setValues]);
  if (!data || text.length < LEAST) return [];
  const first = data.evidence.filter((one) => one.component === data.component);
  const others = data.evidence.filter((one) => one.component !== data.component);
  const known = first.length > 0 ? first : [{ component: data.component, words: [] }];
  return [...known, ...others].slice(0, SHOWN);
}

function Suggestions({
  suggestions,
  chosen,
  onChoose,
}: {
  suggestions: Suggestion[];
  chosen: string;
  onChoose: (component: string) => void;
}) {
  const { t } = useWords();
  const names = useNames();
  const byDigit = suggestions.map((suggestion, index) => {
    const pick = () => onChoose(suggestion.component);
    return [`alt+Digit${index + 1}`, pick, { usePhysicalKeys: true }] as Parameters<typeof useHotkeys>[0][number];
  });
  useHotkeys(byDigit, []);
  if (suggestions.length === 0) return null;
  return (
    <div aria-live="polite">
      <Text size="xs" c="dimmed" mb={4}>
        {t('call.suggested')}
      </Text>
      <ul className={styles.suggestions}>
        {suggestions.map(({ component, words }, index) => (
          <li key={component}>
            <button
              type="button"
              className={styles.suggestion}
              aria-pressed={chosen === component}
              onClick={() => onChoose(component)}
            >
              <Kbd size="xs">Alt {index + 1}</Kbd>
              {names.component(component)}
              {words.length > 0 && <em>{words.slice(0, 4).join(' · ')}</em>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
