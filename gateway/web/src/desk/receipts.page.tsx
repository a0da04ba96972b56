import { Stack, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { complaintQuery, receiptsQuery } from '../api/queries.js';
import type { Receipt } from '../api/types.js';
import { BackIcon } from '../shared/icons.js';
import { useReader } from '../shared/reader.js';
import { Nothing, Reading } from '../shared/reading.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import { PlaceByHand } from './place-by-hand.js';
import styles from './receipt.module.css';
import { ReceiptWhole } from './receipt-whole.js';
import { latestFirst } from './receipts.js';
import { useReceiptWords } from './say-receipt.js';

/** Why this station: each try of a complaint, the latest open, so that nobody can argue with it. */
export function ReceiptsPage() {
  const { number } = useParams({ strict: false }) as { number: string };
  const { t } = useWords();
  useDocumentTitle(`${t('receipt.title')} · ${number} · Baylink`);
  const { may } = useReader();
  const query = useQuery(receiptsQuery(number));
  const { data: complaint } = useQuery(complaintQuery(number));
  return (
    <Stack gap="md" className={styles.page}>
      <header>
        <Link to="/desk/complaints/$number" params={{ number }} className={styles.back}>
          <BackIcon size={16} /> {t('receipt.back', { number })}
        </Link>
        <Title order={1} size="h3">
          {t('receipt.title')}
        </Title>
      </header>
      <Reading query={query} lines={8}>
        {({ items }) => {
          const [latest, ...earlier] = latestFirst(items);
          if (!latest) return <Nothing>{t('receipt.none')}</Nothing>;
          return (
            <>
              {complaint && may('placeByHand') && <PlaceByHand complaint={complaint} receipt={latest} />}
              <ReceiptWhole key={latest.id} receipt={latest} />
              {earlier.length > 0 && (
                <section>
                  <Title order={2} size="h5" mb={8}>
                    {t('receipt.earlier')}
                  </Title>
                  <Stack gap="xs">
                    {earlier.map((receipt) => (
                      <Earlier key={receipt.id} receipt={receipt} />
                    ))}
                  </Stack>
                </section>
              )}
            </>
          );
        }}
      </Reading>
    </Stack>
  );
}

function Earlier({ receipt }: { receipt: Receipt }) {
  const { t } = useWords();
  const { full } = useFormat();
  const words = useReceiptWords(receipt);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.earlier} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{words.verdict(receipt)}</strong>{' '}
        <span className={styles.dim}>
          {full(receipt.at)} · {t('receipt.attempt', { round: receipt.round, attempt: receipt.attempt })}
        </span>
      </summary>
      {isOpen && <ReceiptWhole receipt={receipt} />}
    </details>
  );
}
