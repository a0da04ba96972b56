import { Select, TextInput } from '@mantine/core';
import { pastedPair } from '../shared/pasted-pair.js';
import { useWords } from '../words.js';
import styles from './network.module.css';
import type { StationFormState } from './use-station-form.js';

const zones = Intl.supportedValuesOf('timeZone');

/** What it is called, where it stands and how it is reached. */
export function AboutCard({ form, isNew, isOwn }: { form: StationFormState; isNew: boolean; isOwn: boolean }) {
  const { t } = useWords();
  const zone = form.values.timeZone;
  return (
    <section className={styles.card} aria-labelledby="about">
      <h2 id="about">{t('network.about')}</h2>
      {isNew && (
        <TextInput
          label={t('network.code')}
          description={t('network.code-hint')}
          required
          maxLength={40}
          autoFocus
          autoComplete="off"
          {...form.getInputProps('code')}
        />
      )}
      <TextInput label={t('network.name')} required maxLength={200} {...form.getInputProps('name')} />
      <TextInput label={t('field.address')} maxLength={300} {...form.getInputProps('address')} />
      <div className={styles.pair}>
        <TextInput label={t('network.city')} maxLength={80} {...form.getInputProps('city')} />
        <TextInput label={t('network.province')} maxLength={80} {...form.getInputProps('province')} />
      </div>
      {!isOwn && <Position form={form} />}
      <Select
        label={t('network.time-zone')}
        searchable
        limit={60}
        allowDeselect={false}
        data={zones.includes(zone) ? zones : [zone, ...zones]}
        {...form.getInputProps('timeZone')}
        onChange={(value) => value && form.setFieldValue('timeZone', value)}
      />
    </section>
  );
}

function Position({ form }: { form: StationFormState }) {
  const { t } = useWords();
  const pastePair = pastedPair(form.setValues);
  const typed = { inputMode: 'decimal', required: true, onPaste: pastePair } as const;
  return (
    <div>
      <div className={styles.pair}>
        <TextInput label={t('field.lng')} placeholder="121.4737" {...typed} {...form.getInputProps('lng')} />
        <TextInput label={t('field.lat')} placeholder="31.2304" {...typed} {...form.getInputProps('lat')} />
      </div>
      <p className={styles.hint}>{t('network.position-hint')}</p>
    </div>
  );
}

export function ContactCard({ form }: { form: StationFormState }) {
  const { t } = useWords();
  const phone = { type: 'tel', maxLength: 32, autoComplete: 'off' } as const;
  return (
    <section className={styles.card} aria-labelledby="contact">
      <h2 id="contact">{t('network.contact')}</h2>
      <div className={styles.pair}>
        <TextInput label={t('field.phone')} {...phone} {...form.getInputProps('phone')} />
        <TextInput label={t('network.service-phone')} {...phone} {...form.getInputProps('servicePhone')} />
      </div>
      <TextInput label={t('field.email')} type="email" autoComplete="off" {...form.getInputProps('email')} />
    </section>
  );
}
