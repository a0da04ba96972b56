import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { receiptsQuery } from '../api/queries.js';
import type { Receipt } from '../api/types.js';
import { ForwardIcon } from '../shared/icons.js';
import { Nothing, Reading } from '../shared/reading.js';
import { useWords } from '../words.js';
import { Card } from './card.js';
import styles from './receipt.module.css';
import { Verdict } from './receipt-whole.js';

export const latestFirst = (receipts: readonly Receipt[]) => [...receipts].sort((a, b) => b.at.localeCompare(a.at));

/** Why this station, in a sentence, and the way to the whole of it. */
export function Receipts({ number, isPlaceable }: { number: string; isPlaceable: boolean }) {
  const { t } = useWords();
  const query = useQuery(receiptsQuery(number));
  return (
    <Card title={t('receipt.title')}>
      <Reading query={query}>
        {({ items }) => {
          const [latest] = latestFirst(items);
          if (!latest) return <Nothing>{t('receipt.none')}</Nothing>;
          return (
            <>
              <Verdict receipt={latest} />
              <nav className={styles.links}>
                <Link to="/desk/complaints/$number/receipts" params={{ number }} className={styles.open}>
                  {t('receipt.open')} <ForwardIcon size={16} />
                </Link>
                {isPlaceable && (
                  <Link
                    to="/desk/complaints/$number/receipts"
                    params={{ number }}
                    hash="by-hand"
                    className={styles.open}
                  >
                    {t('hand.open')} <ForwardIcon size={16} />
                  </Link>
                )}
              </nav>
            </>
          );
        }}
      </Reading>
    </Card>
  );
}
