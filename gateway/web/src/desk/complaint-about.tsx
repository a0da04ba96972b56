import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ComplaintView } from '../api/types.js';
import { useNames } from '../shared/names.js';
import { useReader } from '../shared/reader.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import { Card } from './card.js';
import styles from './complaint.module.css';
import { useHandlerDetail } from './handler.js';

/** Who has it in hand and how to reach them. */
export function InHand({ complaint: { handler } }: { complaint: ComplaintView }) {
  const { t } = useWords();
  const detail = useHandlerDetail(handler);
  if (!handler) return null;
  const [kind, code] =
    'station' in handler
      ? [t('station.one'), handler.station]
      : 'dealer' in handler
        ? [t('role.dealer'), handler.dealer]
        : [t('complaint.party.desk'), handler.desk];
  return (
    <Card title={t('complaint.in-hand')}>
      <Text fw={600}>{detail?.name ?? kind}</Text>
      <Text size="sm" c="dimmed">
        {kind} · {code}
      </Text>
      {detail?.phone && (
        <Text size="sm">
          <a href={`tel:${detail.phone}`}>{detail.phone}</a>
        </Text>
      )}
      {detail?.address && <Text size="sm">{detail.address}</Text>}
    </Card>
  );
}

/** Who, which car, where and when. */
export function About({ complaint }: { complaint: ComplaintView }) {
  const { t } = useWords();
  const { base } = useReader();
  const names = useNames();
  const { full } = useFormat();
  const [lng, lat] = complaint.position.coordinates;
  return (
    <Card title={t('complaint.about')}>
      <dl className={styles.facts}>
        <dt>{t('field.customer')}</dt>
        <dd>
          <Link to={`${base}/call`} search={{ customer: complaint.customer.id, vin: complaint.vehicle.vin }}>
            {complaint.customer.name}
          </Link>
        </dd>
        <dt>{t('field.car')}</dt>
        <dd>{names.car(complaint.vehicle)}</dd>
        <dt>{t('field.vin')}</dt>
        <dd>{complaint.vehicle.vin}</dd>
        <dt>{t('call.where')}</dt>
        <dd>{complaint.address ?? `${lng.toFixed(5)}, ${lat.toFixed(5)}`}</dd>
        <dt>{t('field.channel')}</dt>
        <dd>{t(`complaint.channel.${complaint.channel}`)}</dd>
        {complaint.occurredAt && (
          <>
            <dt>{t('field.occurredAt')}</dt>
            <dd>{full(complaint.occurredAt)}</dd>
          </>
        )}
        <dt>{t('complaint.state.logged')}</dt>
        <dd>
          {full(complaint.loggedAt)} · {complaint.loggedBy.name ?? t(`actor.${complaint.loggedBy.actor}`)}
        </dd>
        {complaint.followUp?.answer && (
          <>
            <dt>{t('message.name.follow-up')}</dt>
            <dd>
              {t('follow-up.said', {
                solved: t(complaint.followUp.answer.solved ? 'follow-up.solved' : 'follow-up.not-solved'),
                score: complaint.followUp.answer.score,
              })}
              {complaint.followUp.answer.comment && ` · ${complaint.followUp.answer.comment}`}
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}
