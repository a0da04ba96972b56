import type { Receipt } from '../api/types.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import styles from './receipt.module.css';

const weighed = ['lostOffer', 'answerMinute', 'repeatRepair', 'detractor', 'shrunkBy'] as const;

/** What was in force when it was decided. */
export function ReceiptSettings({ receipt: { settings, settingsVersion } }: { receipt: Receipt }) {
  const { t } = useWords();
  const { km, minutes, number } = useFormat();
  const weights = (settings.weights ?? {}) as Partial<Record<(typeof weighed)[number], number>>;
  const rows: [label: string, value: string][] = [
    [t('receipt.set.reachKm'), km(Number(settings.reachKm))],
    [t('receipt.set.repairMinutes'), minutes(Number(settings.repairMinutes))],
    [t('receipt.set.tieDriveMinutes'), minutes(Number(settings.tieDriveMinutes))],
    ...weighed.map((name): [string, string] => [
      t(`receipt.set.${name}`),
      name === 'shrunkBy' ? number(weights[name] ?? 0) : minutes(weights[name] ?? 0),
    ]),
    [t('receipt.set.version'), settingsVersion],
  ];
  return (
    <footer className={styles.settings}>
      <h3>{t('receipt.settings')}</h3>
      <dl>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </footer>
  );
}
