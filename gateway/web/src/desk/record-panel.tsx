import { endStates } from '@baylink/contracts/complaint';
import { Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { WholeRecord } from '../api/types.js';
import { useNames } from '../shared/names.js';
import { useReader } from '../shared/reader.js';
import { ComplaintStateMark, SeverityMark } from '../shared/tone.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import styles from './call.module.css';
import { RecordTimeline } from './record-timeline.js';

const ended: ReadonlySet<string> = new Set(endStates);

/** Everything we know of one customer: the person, the cars, what is open, and what has been. */
export function RecordPanel({ record }: { record: WholeRecord }) {
  const { t } = useWords();
  const open = record.complaints.filter(({ state }) => !ended.has(state));
  return (
    <Stack gap="sm">
      <Person customer={record.customer} />
      {open.length > 0 && (
        <section className={styles.card}>
          <Title order={2} size="h6" mb={6}>
            {t('record.open')}
          </Title>
          <Stack gap={6}>
            {open.map((complaint) => (
              <ComplaintLink key={complaint.number} complaint={complaint} />
            ))}
          </Stack>
        </section>
      )}
      {record.vehicles.map((car) => (
        <Car key={car.vin} car={car} />
      ))}
      <section className={styles.card}>
        <Title order={2} size="h6" mb={6}>
          {t('record.timeline')}
        </Title>
        <RecordTimeline record={record} />
      </section>
    </Stack>
  );
}

function Person({ customer }: { customer: WholeRecord['customer'] }) {
  const { t } = useWords();
  const { day } = useFormat();
  return (
    <section className={styles.card}>
      <Title order={2} size="h4" mb={6}>
        {customer.name}
      </Title>
      <dl className={styles.facts}>
        <dt>{t('field.phone')}</dt>
        <dd>{customer.phones.join(', ')}</dd>
        {customer.emails.length > 0 && (
          <>
            <dt>{t('field.email')}</dt>
            <dd>{customer.emails.join(', ')}</dd>
          </>
        )}
        {customer.address && (
          <>
            <dt>{t('field.address')}</dt>
            <dd>{customer.address}</dd>
          </>
        )}
        <dt>{t('field.language')}</dt>
        <dd>{customer.language === 'en' ? 'English' : '中文'}</dd>
        <dt>{t('field.customer-since')}</dt>
        <dd>{day(customer.since)}</dd>
      </dl>
      {customer.preferences && (
        <Text size="sm" mt="xs" p="xs" bg="var(--warn-soft)" c="var(--warn)" fw={550}>
          {customer.preferences}
        </Text>
      )}
    </section>
  );
}

function ComplaintLink({ complaint }: { complaint: WholeRecord['complaints'][number] }) {
  const names = useNames();
  const { base } = useReader();
  return (
    <Text size="sm" component="div">
      <Link
        to={`${base}/complaints/$number`}
        params={{ number: complaint.number }}
        style={{ color: 'var(--accent-text)' }}
      >
        {complaint.number}
      </Link>{' '}
      <ComplaintStateMark state={complaint.state} /> · {names.component(complaint.component)}{' '}
      <SeverityMark severity={complaint.severity} />
    </Text>
  );
}

function Car({ car }: { car: WholeRecord['vehicles'][number] }) {
  const { t } = useWords();
  const names = useNames();
  const { day } = useFormat();
  const { purchase } = car;
  const last = car.repairs.at(-1);
  return (
    <section className={styles.card}>
      <Title order={2} size="h6" mb={6}>
        {[names.car(car), car.plate].filter(Boolean).join(' · ')}
      </Title>
      <dl className={styles.facts}>
        <dt>{t('field.vin')}</dt>
        <dd>{car.vin}</dd>
        {purchase && (
          <>
            <dt>{t('record.bought')}</dt>
            <dd>
              {[day(purchase.date), purchase.dealerName ?? purchase.dealer, purchase.salesperson]
                .filter(Boolean)
                .join(' · ')}
            </dd>
          </>
        )}
        <dt>{t('record.last-repair')}</dt>
        <dd>
          {last
            ? [day(last.finishedAt), last.stationName ?? last.station, last.inCharge, names.component(last.component)]
                .filter(Boolean)
                .join(' · ')
            : t('record.no-repair')}
        </dd>
      </dl>
    </section>
  );
}
