import { readComplaintNumber } from '@baylink/contracts/complaint-number';
import { Combobox, Kbd, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { lookupQuery } from '../api/queries.js';
import type { Found } from '../api/types.js';
import { SearchIcon } from '../shared/icons.js';
import { useNames } from '../shared/names.js';
import { sayProblem } from '../shared/problem.js';
import { useReader } from '../shared/reader.js';
import { ComplaintStateMark } from '../shared/tone.js';
import { useWords } from '../words.js';
import styles from './lookup-box.module.css';

const PAUSE_MS = 180;
const LEAST = 2;

/** One box for everything a caller can say: phone, plate, VIN, name, pinyin, number of a complaint. */
export function LookupBox() {
  const { t } = useWords();
  const { base } = useReader();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() });
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const isAsking = settled.length >= LEAST;
  const { data, error, isFetching } = useQuery({ ...lookupQuery(settled), enabled: isAsking });
  const number = readComplaintNumber(typed);
  const found = isAsking ? (data?.items ?? []) : [];

  const { selectFirstOption } = list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found has just been drawn
  useEffect(() => {
    selectFirstOption();
  }, [data]);

  useHotkeys([['/', () => input.current?.focus()]]);
  const open = (choice: string) => {
    const [what, id = ''] = choice.split('|');
    setTyped('');
    list.closeDropdown();
    input.current?.blur();
    if (what === 'complaint') return router.navigate({ to: `${base}/complaints/$number`, params: { number: id } });
    return router.navigate({ to: `${base}/call`, search: what === 'customer' ? { customer: id } : { from: id } });
  };

  return (
    <Combobox
      store={list}
      withinPortal={false}
      classNames={{ option: styles.option }}
      onOptionSubmit={(choice) => void open(choice)}
      width="target"
      shadow="md"
    >
      <Combobox.Target>
        <TextInput
          ref={input}
          className={styles.box}
          aria-label={t('lookup.label')}
          placeholder={t('lookup.placeholder')}
          leftSection={isFetching && isAsking ? <Loader size={14} /> : <SearchIcon size={16} />}
          rightSection={<Kbd size="xs">/</Kbd>}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            list.openDropdown();
          }}
          onFocus={() => typed && list.openDropdown()}
          onBlur={() => list.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed.trim().length < LEAST}>
        <Combobox.Options mah={420} style={{ overflowY: 'auto' }} aria-label={t('lookup.label')}>
          {number && <Combobox.Option value={`complaint|${number}`}>{t('lookup.open', { number })}</Combobox.Option>}
          {found.map((one) => (
            <FoundOption key={one.customer.id} found={one} />
          ))}
          {error && isAsking && <Combobox.Empty>{sayProblem(t, error)}</Combobox.Empty>}
          {isAsking && !error && data && found.length === 0 && !number && (
            <Combobox.Empty>{t('lookup.none')}</Combobox.Empty>
          )}
          {isPhone(typed) && data && found.length === 0 && (
            <Combobox.Option value={`from|${typed.trim()}`}>
              {t('lookup.new-caller', { phone: typed.trim() })}
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

const isPhone = (typed: string) => /^\+?[\d\s()-]{7,}$/.test(typed.trim());

function FoundOption({ found: { customer, vehicles, openComplaints, matchedBy } }: { found: Found }) {
  const { t } = useWords();
  const names = useNames();
  return (
    <Combobox.Option value={`customer|${customer.id}`}>
      <div className={styles.found}>
        <Text fw={600} size="sm">
          {customer.name}
        </Text>
        <Text size="sm" c="dimmed">
          {customer.phones[0]}
        </Text>
        <Text size="xs" c="dimmed" className={styles.by}>
          {t(`lookup.by.${matchedBy}`)}
        </Text>
      </div>
      <Text size="xs" c="dimmed" truncate>
        {vehicles.map((car) => [names.car(car), car.plate].filter(Boolean).join(' · ')).join('  |  ')}
      </Text>
      {openComplaints.slice(0, 2).map((complaint) => (
        <Text size="xs" key={complaint.number} component="div">
          <ComplaintStateMark state={complaint.state} /> {complaint.number} · {names.component(complaint.component)}
        </Text>
      ))}
    </Combobox.Option>
  );
}
