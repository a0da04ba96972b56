import { technicalCodes } from '@baylink/contracts/components';
import { Button, Checkbox, NativeSelect, Switch, TagsInput, TextInput } from '@mantine/core';
import { useNames } from '../shared/names.js';
import { useWords } from '../words.js';
import { Remove } from './form-hours.js';
import styles from './network.module.css';
import type { StationFormState } from './use-station-form.js';

const splits = [',', '，', '、', ';', ' '];
const named = [',', '，', '、', ';'];

/** How many cars at once, and which repairs. */
export function WorkCard({ form, isOwn }: { form: StationFormState; isOwn: boolean }) {
  const { t } = useWords();
  const names = useNames();
  return (
    <section className={styles.card} aria-labelledby="work">
      <h2 id="work">{t('network.work')}</h2>
      <TagsInput
        label={t('network.bays', { bays: form.values.bays.length })}
        description={t('network.bays-hint')}
        required
        splitChars={splits}
        {...form.getInputProps('bays')}
      />
      <TextInput
        label={t('network.technicians')}
        description={t('network.technicians-hint')}
        inputMode="numeric"
        maxLength={3}
        maw="16rem"
        {...form.getInputProps('technicians')}
      />
      <Checkbox.Group
        label={t('network.abilities')}
        description={t('network.abilities-hint')}
        {...form.getInputProps('abilities')}
      >
        <div className={styles.ticks} style={{ marginTop: '0.5rem' }}>
          {technicalCodes.map((code) => (
            <Checkbox key={code} size="sm" value={code} label={names.component(code)} />
          ))}
        </div>
      </Checkbox.Group>
      <Switch label={t('network.can-tow')} {...form.getInputProps('canTow', { type: 'checkbox' })} />
      {!isOwn && (
        <Switch
          label={t('network.high-voltage')}
          description={t('network.high-voltage-hint')}
          {...form.getInputProps('certifiedHighVoltage', { type: 'checkbox' })}
        />
      )}
    </section>
  );
}

/** Which cars it may take at all: the network's to say. */
export function BrandsCard({ form }: { form: StationFormState }) {
  const { t } = useWords();
  const { models } = form.values;
  const set = (next: typeof models) => form.setFieldValue('models', next);
  const change = (at: number, part: Partial<(typeof models)[number]>) =>
    set(models.map((row, other) => (other === at ? { ...row, ...part } : row)));
  return (
    <section className={styles.card} aria-labelledby="brands">
      <h2 id="brands">{t('network.authorised')}</h2>
      <TagsInput
        label={t('network.brands')}
        description={t('network.brands-hint')}
        splitChars={named}
        {...form.getInputProps('brands')}
      />
      <div>
        <h3>{t('network.models')}</h3>
        <p className={styles.hint}>{t('network.models-hint')}</p>
      </div>
      {models.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing of their own but their place
        <div key={at} className={styles.row} data-models>
          <TextInput
            aria-label={t('field.brand')}
            placeholder={t('field.brand')}
            data-path={`models.${at}`}
            value={row.brand}
            error={form.errors[`models.${at}`]}
            onChange={(event) => change(at, { brand: event.currentTarget.value })}
          />
          <TagsInput
            aria-label={t('field.model')}
            placeholder={row.models.length === 0 ? t('field.model') : undefined}
            splitChars={named}
            value={row.models}
            onChange={(value) => change(at, { models: value })}
          />
          <Remove
            label={t('network.remove', { what: row.brand })}
            onClick={() => set(models.filter((_, other) => other !== at))}
          />
        </div>
      ))}
      <div>
        <Button size="compact-sm" variant="default" onClick={() => set([...models, { brand: '', models: [] }])}>
          {t('network.add-models')}
        </Button>
      </div>
    </section>
  );
}

/** Parts known to come late: repairs of that component do not start before. */
export function PartsCard({ form }: { form: StationFormState }) {
  const { t } = useWords();
  const names = useNames();
  const { partDelays } = form.values;
  const set = (next: typeof partDelays) => form.setFieldValue('partDelays', next);
  const change = (at: number, part: Partial<(typeof partDelays)[number]>) =>
    set(partDelays.map((row, other) => (other === at ? { ...row, ...part } : row)));
  const free = technicalCodes.find((code) => !partDelays.some(({ component }) => component === code));
  return (
    <section className={styles.card} aria-labelledby="parts">
      <div>
        <h2 id="parts">{t('network.part-delays')}</h2>
        <p className={styles.hint}>{t('network.part-delays-hint')}</p>
      </div>
      {partDelays.map((row, at) => (
        <div key={row.component} className={styles.row}>
          <NativeSelect
            aria-label={t('field.component')}
            data-path={`partDelays.${at}`}
            value={row.component}
            error={form.errors[`partDelays.${at}`]}
            onChange={(event) => change(at, { component: event.currentTarget.value })}
            data={technicalCodes.map((code) => ({
              value: code,
              label: names.component(code),
              disabled: code !== row.component && partDelays.some(({ component }) => component === code),
            }))}
          />
          <TextInput
            type="datetime-local"
            aria-label={t('network.part-until')}
            value={row.until}
            onChange={(event) => change(at, { until: event.currentTarget.value })}
          />
          <Remove
            label={t('network.remove', { what: names.component(row.component) })}
            onClick={() => set(partDelays.filter((_, other) => other !== at))}
          />
        </div>
      ))}
      {free && (
        <div>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => set([...partDelays, { component: free, until: '' }])}
          >
            {t('network.add-part')}
          </Button>
        </div>
      )}
    </section>
  );
}
