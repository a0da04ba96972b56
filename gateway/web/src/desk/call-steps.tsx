import { Channel } from '@baylink/contracts/complaint';
import { Severity } from '@baylink/contracts/components';
import { Button, Group, NativeSelect, Radio, SegmentedControl, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { WholeRecord } from '../api/types.js';
import { useNames } from '../shared/names.js';
import { useWords } from '../words.js';
import styles from './call.module.css';
import type { CallFormState } from './call-draft.js';
import { Step } from './call-step.js';

type StepProps = { form: CallFormState; record?: WholeRecord };

export function WhoStep({ form, record }: StepProps) {
  const { t } = useWords();
  const isKnown = record !== undefined && form.values.customer === record.customer.id;
  return (
    <Step ordinal={1} title={t('call.who')}>
      {isKnown ? (
        <Group justify="space-between">
          <Text>
            <strong>{record.customer.name}</strong> · {record.customer.phones.join(', ')}
          </Text>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => form.setValues({ customer: '', name: '', phone: record.customer.phones[0] ?? '' })}
          >
            {t('call.somebody-else')}
          </Button>
        </Group>
      ) : (
        <>
          <div className={styles.pair}>
            <TextInput label={t('field.name')} required autoComplete="off" {...form.getInputProps('name')} />
            <TextInput
              label={t('field.phone')}
              required
              type="tel"
              autoComplete="off"
              {...form.getInputProps('phone')}
            />
          </div>
          {record && (
            <Button
              size="compact-sm"
              variant="subtle"
              style={{ alignSelf: 'flex-start' }}
              onClick={() => form.setFieldValue('customer', record.customer.id)}
            >
              {t('call.back-to', { name: record.customer.name })}
            </Button>
          )}
        </>
      )}
    </Step>
  );
}

export function CarStep({ form, record }: StepProps) {
  const { t } = useWords();
  const names = useNames();
  const cars = record?.vehicles ?? [];
  const isOther = !cars.some(({ vin }) => vin === form.values.vin);
  const choose = (vin: string) => form.setValues({ vin, brand: '', model: '', year: '' });
  return (
    <Step ordinal={2} title={t('call.car')}>
      {cars.length > 0 && (
        <Stack gap="xs" role="radiogroup" aria-label={t('call.car')}>
          {cars.map((car) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the Radio inside is the control
            <label key={car.vin} className={styles.car}>
              <Radio name="car" checked={form.values.vin === car.vin} onChange={() => choose(car.vin)} />
              <span>{[names.car(car), car.plate].filter(Boolean).join(' · ')}</span>
              <small>{car.vin}</small>
            </label>
          ))}
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the Radio inside is the control */}
          <label className={styles.car}>
            <Radio name="car" checked={isOther} onChange={() => choose('')} />
            <span>{t('call.other-car')}</span>
          </label>
        </Stack>
      )}
      {isOther && (
        <>
          <TextInput
            label={t('field.vin')}
            description={t('call.vin-count', { signs: form.values.vin.trim().length })}
            required
            autoComplete="off"
            spellCheck={false}
            maxLength={24}
            ff="monospace"
            {...form.getInputProps('vin')}
            onChange={(event) => form.setFieldValue('vin', event.currentTarget.value.toUpperCase())}
          />
          <div className={styles.pair}>
            <TextInput label={t('field.brand')} {...form.getInputProps('brand')} />
            <TextInput label={t('field.model')} {...form.getInputProps('model')} />
            <TextInput label={t('field.year')} inputMode="numeric" {...form.getInputProps('year')} />
          </div>
        </>
      )}
      {!isOther && form.errors.vin && (
        <Text size="sm" c="var(--alarm)">
          {form.errors.vin}
        </Text>
      )}
    </Step>
  );
}

export function HowStep({ form }: { form: CallFormState }) {
  const { t } = useWords();
  return (
    <Step ordinal={5} title={t('call.how')}>
      <Group gap="lg" align="center">
        <SegmentedControl
          aria-label={t('field.severity')}
          value={form.values.severity}
          onChange={(severity) => form.setValues({ severity: Severity.parse(severity), isSeverityChosen: true })}
          data={Severity.options.map((value) => ({ value, label: t(`complaint.severity.${value}`) }))}
        />
        <Switch label={t('field.drivable')} {...form.getInputProps('drivable', { type: 'checkbox' })} />
      </Group>
      <div className={styles.pair}>
        <NativeSelect
          label={t('field.channel')}
          data={Channel.options.map((value) => ({ value, label: t(`complaint.channel.${value}`) }))}
          {...form.getInputProps('channel')}
        />
        <TextInput type="datetime-local" label={t('field.occurredAt')} {...form.getInputProps('occurredAt')} />
      </div>
    </Step>
  );
}
