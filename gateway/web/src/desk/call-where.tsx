import { kindOf } from '@baylink/contracts/components';
import { Button, Group, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { stationsQuery } from '../api/queries.js';
import { pastedPair } from '../shared/pasted-pair.js';
import { useReader } from '../shared/reader.js';
import { useWords } from '../words.js';
import styles from './call.module.css';
import { type CallFormState, positionOf, type Where } from './call-draft.js';
import { Step } from './call-step.js';
import { NearestStations } from './nearest-stations.js';

/** Where the car stands: an address, coordinates, or a station it stands near; then which station would take it. */
export function WhereStep({ form, customerAddress }: { form: CallFormState; customerAddress?: string }) {
  const { t } = useWords();
  const { may } = useReader();
  const { where, component } = form.values;
  const ways: Where[] = may('listStations') ? ['address', 'coordinates', 'station'] : ['address', 'coordinates'];
  const position = positionOf(form.values);
  const isForStation = component === '' || kindOf(component as Parameters<typeof kindOf>[0]) === 'technical';
  return (
    <Step ordinal={4} title={t('call.where')}>
      <SegmentedControl
        aria-label={t('call.where')}
        value={where}
        onChange={(value) => form.setFieldValue('where', value as Where)}
        data={ways.map((value) => ({ value, label: t(`call.where.${value}`) }))}
      />
      {where === 'address' && <Address form={form} customerAddress={customerAddress} />}
      {where === 'coordinates' && <Coordinates form={form} />}
      {where === 'station' && <NearStation form={form} />}
      {position && isForStation && may('nearestStations') && (
        <NearestStations position={position.coordinates} draft={form.values} />
      )}
    </Step>
  );
}

function Address({ form, customerAddress }: { form: CallFormState; customerAddress?: string }) {
  const { t } = useWords();
  return (
    <>
      <TextInput
        label={t('field.address')}
        description={t('call.address-hint')}
        required
        autoComplete="off"
        {...form.getInputProps('address')}
      />
      {customerAddress && form.values.address !== customerAddress && (
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => form.setFieldValue('address', customerAddress)}>
            {t('call.at-home')}
          </Button>
          <Text size="sm" c="dimmed">
            {customerAddress}
          </Text>
        </Group>
      )}
    </>
  );
}

function Coordinates({ form }: { form: CallFormState }) {
  const { t } = useWords();
  const pastePair = pastedPair(form.setValues);
  return (
    <div className={styles.pair}>
      <TextInput
        label={t('field.lng')}
        description={t('call.pair-hint')}
        placeholder="121.4737"
        inputMode="decimal"
        required
        onPaste={pastePair}
        {...form.getInputProps('lng')}
      />
      <TextInput
        label={t('field.lat')}
        description="WGS-84"
        placeholder="31.2304"
        inputMode="decimal"
        required
        onPaste={pastePair}
        {...form.getInputProps('lat')}
      />
    </div>
  );
}

function NearStation({ form }: { form: CallFormState }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 200);
  const { data, isFetching } = useQuery(stationsQuery(settled));
  const stations = data?.items ?? [];
  const choose = (code: string | null) => {
    const found = stations.find((station) => station.code === code);
    if (!found) return;
    const [lng, lat] = found.position.coordinates;
    form.setValues({ station: found.code, lng: String(lng), lat: String(lat) });
  };
  return (
    <Select
      label={t('call.near-station')}
      searchable
      required
      value={form.values.station || null}
      onChange={choose}
      onSearchChange={setTyped}
      error={form.errors.station}
      data-path="station"
      filter={({ options }) => options}
      nothingFoundMessage={isFetching ? t('reading.waiting') : t('lookup.none')}
      data={stations.map(({ code, name, city }) => ({ value: code, label: [name, city].filter(Boolean).join(' · ') }))}
    />
  );
}
