import { endStates } from '@baylink/contracts/complaint';
import { Button, CopyButton, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { complaintQuery } from '../api/queries.js';
import type { ComplaintView } from '../api/types.js';
import { useNames } from '../shared/names.js';
import { Note } from '../shared/note.js';
import { useNow } from '../shared/now.js';
import { useReader } from '../shared/reader.js';
import { Reading } from '../shared/reading.js';
import { ComplaintStateMark, SeverityMark, Tag } from '../shared/tone.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import { Card } from './card.js';
import styles from './complaint.module.css';
import { About, InHand } from './complaint-about.js';
import { ComplaintActions } from './complaint-actions.js';
import { ComplaintTimeline } from './complaint-timeline.js';
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
        <Note tone="alarm" title={t('complaint.state.unplaced')}>
          {sayReason(t, complaint.unplaced.reason)}
          {may('placeByHand') && (
            <div>
              <Button
                size="sm"
                variant="default"
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/desk/complaints/$number/receipts"
                    params={{ number: complaint.number }}
                    hash="by-hand"
                  />
                )}
              >
                {t('hand.open')}
              </Button>
            </div>
          )}
        </Note>
      )}
      {complaint.hold && (
        <Note tone="warn" title={t('complaint.on-hold')}>
          {t(`complaint.party.${complaint.hold.party}`)} · {complaint.hold.reason}
        </Note>
      )}
      <div className={styles.columns}>
        <Stack gap="md">
          <Card title={t('complaint.text')}>
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
      {complaint.kind === 'technical' && may('listReceipts') && (
        <Receipts number={complaint.number} isPlaceable={complaint.state === 'dispatching' && may('placeByHand')} />
      )}
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
