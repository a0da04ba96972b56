import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { receiptsQuery } from '../api/queries.js';
import type { Candidate, Receipt } from '../api/types.js';
import { CheckIcon, CrossIcon } from '../shared/icons.js';
import { useNames } from '../shared/names.js';
import { Nothing, Reading } from '../shared/reading.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import styles from './complaint.module.css';
import { sayReason } from './say-event.js';

type RuleResult = Candidate['rules'][number];
const legs = ['drive', 'wait', 'repair', 'parts', 'record'] as const;

/** Why this station: every candidate, every rule with its number, as it was decided. */
export function Receipts({ number }: { number: string }) {
  const { t } = useWords();
  const query = useQuery(receiptsQuery(number));
  const latestFirst = (receipts: Receipt[]) => [...receipts].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section className={styles.card}>
      <Title order={2} size="h6" mb={8}>
        {t('receipt.title')}
      </Title>
      <Reading query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{t('receipt.none')}</Nothing>
          ) : (
            latestFirst(items).map((receipt) => <ReceiptTable key={receipt.id} receipt={receipt} />)
          )
        }
      </Reading>
    </section>
  );
}

function ReceiptTable({ receipt }: { receipt: Receipt }) {
  const { t } = useWords();
  const { full } = useFormat();
  const rules = receipt.candidates[0]?.rules.map(({ rule }) => rule) ?? [];
  const chosen = receipt.candidates.find(({ station }) => station.code === receipt.chosen);
  const said = chosen
    ? t('receipt.chosen', { station: chosen.station.name })
    : t('receipt.nobody', { reason: sayReason(t, receipt.reason ?? '–') });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={said}>
      <table className={styles.receipt}>
        <caption>
          {full(receipt.at)} · {t('receipt.attempt', { round: receipt.round, attempt: receipt.attempt })} · {said}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('station.one')}</th>
            <th scope="col" className={styles.number}>
              {t('routing.distance')}
            </th>
            <th scope="col">{t('routing.fixed')}</th>
            {legs.map((leg) => (
              <th key={leg} scope="col" className={styles.number}>
                {t(`routing.minutes.${leg}`)}
              </th>
            ))}
            {rules.map((rule) => (
              <th key={rule} scope="col">
                {t(`routing.rule.${rule}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {receipt.candidates.map((candidate) => (
            <CandidateRow
              key={candidate.station.code}
              candidate={candidate}
              isChosen={candidate.station.code === receipt.chosen}
            />
          ))}
        </tbody>
      </table>
      {receipt.turnedAway && <TurnedAway counts={receipt.turnedAway} />}
    </section>
  );
}

/** When nobody was chosen: how many stations each rule turned away. */
function TurnedAway({ counts }: { counts: NonNullable<Receipt['turnedAway']> }) {
  const { t } = useWords();
  const { number } = useFormat();
  const said = Object.entries(counts).map(
    ([rule, count]) => `${t(`routing.rule.${rule as keyof typeof counts}`)}: ${number(count ?? 0)}`,
  );
  return (
    <Text size="sm" mt={6}>
      {t('receipt.turned-away')} {said.join(' · ')}
    </Text>
  );
}

function CandidateRow({ candidate, isChosen }: { candidate: Candidate; isChosen: boolean }) {
  const { t } = useWords();
  const { km, minutes, full } = useFormat();
  const ruleValue = useRuleValue();
  return (
    <tr data-chosen={isChosen} data-suitable={candidate.suitable}>
      <th scope="row">{candidate.station.name}</th>
      <td className={styles.number}>{km(candidate.distanceKm)}</td>
      <td>{candidate.fixedAt ? full(candidate.fixedAt) : '–'}</td>
      {legs.map((leg) => (
        <td key={leg} className={styles.number}>
          {candidate.minutes ? minutes(candidate.minutes[leg]) : '–'}
        </td>
      ))}
      {candidate.rules.map(({ rule, ok, value }) => (
        <td key={rule}>
          <span className={styles.rule} data-ok={ok}>
            {ok ? <CheckIcon size={14} /> : <CrossIcon size={14} />}
            <span className={styles.said}>{t(ok ? 'receipt.yes' : 'receipt.no')}</span>
            {ruleValue({ rule, ok, value })}
          </span>
        </td>
      ))}
    </tr>
  );
}

/** What a verdict rests on, where it says more than the mark before it. */
function useRuleValue() {
  const { t } = useWords();
  const names = useNames();
  const { km, full } = useFormat();
  return ({ rule, ok, value }: RuleResult): string => {
    if (rule === 'within-reach') return km(Number(value));
    if (rule === 'free-bay') return typeof value === 'string' ? full(value) : '';
    if (ok) return '';
    if (rule === 'open-for-business') return t(`station.state.${value as 'open'}`);
    if (rule === 'able') return (value as string[]).map(names.component).join(', ');
    return Array.isArray(value) ? value.join(', ') : '';
  };
}
