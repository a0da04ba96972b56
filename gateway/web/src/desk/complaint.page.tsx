import { endStates } from '@baylink/contracts/complaint';
import { Alert, CopyButton, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { complaintQuery } from '../api/queries.js';
import type { ComplaintView } from '../api/types.js';
import { useNames } from '../shared/names.js';
import { useNow } from '../shared/now.js';
import { useReader } from '../shared/reader.js';
import { Reading } from '../shared/reading.js';
import { ComplaintStateMark, SeverityMark, Tag } from '../shared/tone.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import { Card } from './card.js';
import styles from './complaint.module.css';
import { ComplaintActions } from './complaint-actions.js';
import { ComplaintTimeline } from './complaint-timeline.js';
import { useHandlerDetail } from './handler.js';
import { Jobs } from './jobs.js';
import { Messages } from './messages.js';
import { Receipts } from './receipts.js';
import { sayReason } from './say-event.js';
import { Steps } from './steps.js';

const ended: ReadonlySet<string> = new Set(endStates);

/** One complaint, moving live: where it stands, who has it in hand, what can be done, what has been. */
export function ComplaintPage() {
  const { number } = useParams({ strict: false }) as { number: string };
  useDocumentTitle(`${number} · Baylink`);
  const query = useQuery(complaintQuery(number));
  return (
    <div className={styles.page}>
      <Reading query={query} lines={8}>
        {(complaint) => <Whole complaint={complaint} />}
      </Reading>
    </div>
  );
}

function Whole({ complaint }: { complaint: ComplaintView }) {
  const { t } = useWords();
  const { may } = useReader();
  return (
    <Stack gap="md">
      <Head complaint={complaint} />
      <Steps complaint={complaint} />
      {complaint.unplaced && (
        <Alert color="red" variant="light" title={t('complaint.state.unplaced')}>
          {sayReason(t, complaint.unplaced.reason)}
        </Alert>
      )}
      {complaint.hold && (
        <Alert color="yellow" variant="light" title={t('complaint.on-hold')}>
          {t(`complaint.party.${complaint.hold.party}`)} · {complaint.hold.reason}
        </Alert>
      )}
      <div className={styles.columns}>
        <Stack gap="md">
          <Card title={t('field.text')}>
            <p className={styles.text}>{complaint.text}</p>
          </Card>
          <ComplaintActions complaint={complaint} />
          <Card title={t('complaint.timeline')}>
            <ComplaintTimeline complaint={complaint} />
          </Card>
        </Stack>
        <Stack gap="md">
          <InHand complaint={complaint} />
          {complaint.kind === 'technical' && may('listJobs') && <Jobs complaint={complaint} />}
          <About complaint={complaint} />
          {may('listMessages') && <Messages number={complaint.number} />}
        </Stack>
      </div>
      {complaint.kind === 'technical' && may('listReceipts') && <Receipts number={complaint.number} />}
    </Stack>
  );
}

function Head({ complaint }: { complaint: ComplaintView }) {
  const { t } = useWords();
  const names = useNames();
  const { length, full } = useFormat();
  const now = useNow(1_000);
  const end = ended.has(complaint.state) ? Date.parse(complaint.changedAt) : now;
  return (
    <Group gap="md" align="center">
      <Title order={1} size="h3" className={styles.number}>
        <CopyButton value={complaint.number}>
          {({ copied, copy }) => (
            <UnstyledButton onClick={copy} title={t('complaint.copy')} fz="inherit" fw="inherit">
              {complaint.number} {copied && <Tag tone="good">{t('complaint.copied')}</Tag>}
            </UnstyledButton>
          )}
        </CopyButton>
      </Title>
      <span aria-live="polite">
        <ComplaintStateMark state={complaint.state} />
      </span>
      <Text>{names.component(complaint.component)}</Text>
      <Tag>{t(`complaint.kind.${complaint.kind}`)}</Tag>
      <SeverityMark severity={complaint.severity} />
      {!complaint.drivable && <Tag tone="warn">{t('complaint.not-drivable')}</Tag>}
      {complaint.round > 1 && <Tag tone="warn">{t('complaint.round', { round: complaint.round })}</Tag>}
      <Text c="dimmed" size="sm" ml="auto" title={full(complaint.loggedAt)} className={styles.number}>
        {t(ended.has(complaint.state) ? 'complaint.took' : 'complaint.open-for', {
          time: length(end - Date.parse(complaint.loggedAt)),
        })}
      </Text>
    </Group>
  );
}

function InHand({ complaint: { handler } }: { complaint: ComplaintView }) {
  const { t } = useWords();
  const detail = useHandlerDetail(handler);
  if (!handler) return null;
  const kind =
    'station' in handler ? t('station.one') : 'dealer' in handler ? t('role.dealer') : t('complaint.party.desk');
  const code = 'station' in handler ? handler.station : 'dealer' in handler ? handler.dealer : handler.desk;
  return (
    <Card title={t('complaint.in-hand')}>
      <Text fw={600}>{detail?.name ?? code}</Text>
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

function About({ complaint }: { complaint: ComplaintView }) {
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
