import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { messagesQuery } from '../api/queries.js';
import type { Message } from '../api/types.js';
import { Nothing, Reading } from '../shared/reading.js';
import { Tag } from '../shared/tone.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import { Card } from './card.js';
import styles from './complaint.module.css';

const tone = { queued: 'calm', sent: 'good', delivered: 'good', failed: 'alarm', suppressed: 'warn' } as const;

/** What was sent to whom about this complaint, with its text and link. */
export function Messages({ number }: { number: string }) {
  const { t } = useWords();
  const query = useQuery(messagesQuery(number));
  return (
    <Card title={t('message.many')}>
      <Reading query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{t('message.none')}</Nothing>
          ) : (
            items.map((message) => <Sent key={message.id} message={message} />)
          )
        }
      </Reading>
    </Card>
  );
}

function Sent({ message }: { message: Message }) {
  const { t } = useWords();
  const { time } = useFormat();
  return (
    <details className={styles.message}>
      <summary>
        <Group component="span" display="inline-flex" gap="xs">
          <span>{t(`message.name.${message.template}`)}</span>
          <Tag tone={tone[message.state]}>{t(`message.state.${message.state}`)}</Tag>
          <Text span size="sm" c="dimmed">
            {t(`actor.${message.recipient.kind}`)} · {time(message.sentAt ?? message.createdAt)}
          </Text>
        </Group>
      </summary>
      <Text size="sm" c="dimmed">
        {message.channel} · {message.to}
      </Text>
      {message.reason && <Text size="sm">{message.reason}</Text>}
      <pre>
        <strong>{message.subject}</strong>
        {`\n\n${message.text}`}
      </pre>
      {message.link && (
        <Text size="sm" mb="xs">
          <a href={message.link} target="_blank" rel="noreferrer">
            {t('message.open-link')}
          </a>
        </Text>
      )}
    </details>
  );
}
