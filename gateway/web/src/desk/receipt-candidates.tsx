import type { Candidate, Receipt } from '../api/types.js';
import { CrossIcon } from '../shared/icons.js';
import { Tag } from '../shared/tone.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import { MinutesBar } from './minutes-bar.js';
import styles from './receipt.module.css';
import { countFailed, parted } from './receipt-why.js';
import { useReceiptWords } from './say-receipt.js';

/** The stations in order: the best, the nearest that were turned away, and everybody else folded away. */
export function ReceiptCandidates({ receipt }: { receipt: Receipt }) {
  const { t } = useWords();
  const { best, near, rest } = parted(receipt);
  const longest = Math.max(0, ...[...best, ...near].map(({ rankMinutes }) => rankMinutes ?? 0));
  const row = (candidate: Candidate, place?: number) => (
    <CandidateRow key={candidate.station.code} {...{ receipt, candidate, longest, place }} />
  );
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('station.one')}</th>
            <th scope="col">{t('routing.fixed')}</th>
            <th scope="col">{t('receipt.minutes')}</th>
            <th scope="col" className={styles.number}>
              {t('routing.distance')}
            </th>
            <th scope="col" className={styles.number}>
              {t('routing.minutes.drive')}
            </th>
          </tr>
        </thead>
        {best.length > 0 && <tbody>{best.map((candidate, index) => row(candidate, index + 1))}</tbody>}
        {near.length > 0 && (
          <tbody>
            <tr className={styles.group}>
              <th colSpan={5} scope="rowgroup">
                {t('receipt.near-not')}
              </th>
            </tr>
            {near.map((candidate) => row(candidate))}
          </tbody>
        )}
      </table>
      {rest.length > 0 && <Others receipt={receipt} rest={rest} />}
    </>
  );
}

type Row = { receipt: Receipt; candidate: Candidate; longest: number; place?: number };

function CandidateRow({ receipt, candidate, longest, place }: Row) {
  const { t } = useWords();
  const { km, minutes } = useFormat();
  const words = useReceiptWords(receipt);
  const { station, fixedAt, rules } = candidate;
  const isChosen = station.code === receipt.chosen;
  return (
    <tr data-chosen={isChosen || undefined} data-out={(!candidate.suitable && !isChosen) || undefined}>
      <th scope="row">
        {place && candidate.suitable && <span className={styles.place}>{place}</span>}
        {station.name} {isChosen && <Tag tone="moving">{t('receipt.chosen-mark')}</Tag>}
        {rules
          .filter(({ ok }) => !ok)
          .map((result) => (
            <span key={result.rule} className={styles.failed}>
              <CrossIcon size={13} /> {words.failed(result)}
            </span>
          ))}
      </th>
      <td className={styles.fixed}>{fixedAt ? words.time(fixedAt) : '–'}</td>
      <td className={styles.wide}>
        <MinutesBar candidate={candidate} longest={longest} />
        <RestsOn receipt={receipt} candidate={candidate} />
      </td>
      <td className={styles.number}>{km(candidate.distanceKm)}</td>
      <td className={styles.number}>{minutes(candidate.driveMinutes)}</td>
    </tr>
  );
}

/** What the station's record costs it and on what that rests; the rest of the numbers on demand. */
function RestsOn({ receipt, candidate }: Pick<Row, 'receipt' | 'candidate'>) {
  const { t } = useWords();
  const { minutes } = useFormat();
  const words = useReceiptWords(receipt);
  const { drive, usualRepair, share, recordTerms } = candidate;
  const costs = recordTerms.filter((term) => term.minutes > 0);
  const record = costs.reduce((sum, term) => sum + term.minutes, 0);
  const said = [
    t('receipt.drive-band', {
      low: minutes(drive.low),
      high: minutes(drive.high),
      source: t(`receipt.source.${drive.source}`),
    }),
    t(usualRepair.own ? 'receipt.repair-own' : 'receipt.repair-table', { minutes: minutes(usualRepair.minutes) }),
    t('receipt.share', share),
  ];
  return (
    <details className={styles.rests}>
      <summary>{record > 0 ? t('receipt.record', { minutes: minutes(record) }) : t('receipt.details')}</summary>
      <ul>
        {costs.map((term) => (
          <li key={term.term}>
            <b>+{minutes(term.minutes)}</b> {words.term(term)}
          </li>
        ))}
        {costs.length === 0 && <li>{t('receipt.record-clean')}</li>}
        {said.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** Everybody else who was looked at: how many for which reason, and each on demand. */
function Others({ receipt, rest }: { receipt: Receipt; rest: Candidate[] }) {
  const { t } = useWords();
  const { km, number } = useFormat();
  const words = useReceiptWords(receipt);
  const later = rest.filter(({ suitable }) => suitable).length;
  const why = [
    later > 0 && t('receipt.suitable', { count: number(later) }),
    ...countFailed(rest).map(([rule, count]) => t(`routing.count.${rule}`, { count: number(count) })),
  ];
  return (
    <details className={styles.others}>
      <summary>
        {t('receipt.more', { count: number(rest.length), why: why.filter(Boolean).join(t('receipt.and')) })}
      </summary>
      <ul>
        {rest.map(({ station, distanceKm, fixedAt, suitable, rules }) => (
          <li key={station.code}>
            <span>{station.name}</span>
            <span className={styles.number}>{km(distanceKm)}</span>
            <span className={styles.dim}>
              {suitable && fixedAt
                ? t('routing.fixed-by', { time: words.time(fixedAt) })
                : rules
                    .filter(({ ok }) => !ok)
                    .map(words.failed)
                    .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {receipt.candidates.length < receipt.looked && (
        <p>{t('receipt.not-shown', { shown: number(receipt.candidates.length), looked: number(receipt.looked) })}</p>
      )}
    </details>
  );
}
