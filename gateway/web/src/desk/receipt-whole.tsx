import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { receiptQuery } from '../api/queries.js';
import type { Receipt } from '../api/types.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import styles from './receipt.module.css';
import { ReceiptCandidates } from './receipt-candidates.js';
import { ReceiptSettings } from './receipt-settings.js';
import { useReceiptWords } from './say-receipt.js';

/** One decision, whole: who and why in words, then everybody with their numbers. */
export function ReceiptWhole({ receipt: brief }: { receipt: Receipt }) {
  const { t } = useWords();
  const { full, number } = useFormat();
  // The list tells the first candidates only; the others follow.
  const { data: receipt = brief } = useQuery(receiptQuery(brief));
  const words = useReceiptWords(receipt);
  return (
    <article className={styles.receipt}>
      <p className={styles.when}>
        <time dateTime={receipt.at}>{full(receipt.at)}</time> ·{' '}
        {t('receipt.attempt', { round: receipt.round, attempt: receipt.attempt })} ·{' '}
        {t('receipt.looked', { looked: number(receipt.looked), suitable: number(receipt.suitable) })}
        <br />
        {words.wanted()}
      </p>
      <Verdict receipt={receipt} />
      {receipt.turnedAway && <TurnedAway counts={receipt.turnedAway} />}
      <ReceiptCandidates receipt={receipt} />
      <ReceiptSettings receipt={receipt} />
    </article>
  );
}

export function Verdict({ receipt }: { receipt: Receipt }) {
  const { t } = useWords();
  const words = useReceiptWords(receipt);
  const why = words.why(receipt);
  return (
    <div className={styles.verdict} data-nobody={receipt.chosen === null || undefined}>
      <Title order={2} size="h4">
        {words.verdict(receipt)}
      </Title>
      {receipt.byHand && (
        <p>
          {t('receipt.by-hand', {
            name: receipt.byHand.by.name ?? t('role.supervisor'),
            reason: receipt.byHand.reason,
          })}
        </p>
      )}
      {receipt.together !== undefined && <p>{t('receipt.together', { count: receipt.together })}</p>}
      {why && <p>{why}</p>}
    </div>
  );
}

/** When nobody was chosen: how many stations each rule turned away, in the order it was asked. */
function TurnedAway({ counts }: { counts: NonNullable<Receipt['turnedAway']> }) {
  const { t } = useWords();
  const { number } = useFormat();
  const rows = Object.entries(counts) as [keyof typeof counts, number][];
  return (
    <section className={styles.turned}>
      <h3>{t('receipt.turned-away')}</h3>
      <ol>
        {rows.map(([rule, count]) => (
          <li key={rule}>{t(`routing.count.${rule}`, { count: number(count) })}</li>
        ))}
      </ol>
    </section>
  );
}
