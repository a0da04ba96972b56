import type { Candidate, Receipt } from '../api/types.js';
import { useNames } from '../shared/names.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import { chosenIn, whyChosen } from './receipt-why.js';
import { sayReason } from './say-event.js';

type RuleResult = Candidate['rules'][number];
type RecordTerm = Candidate['recordTerms'][number];
const NAMED = 4;

/** A receipt's verdicts in sentences that a dealer understands. */
export function useReceiptWords({ asked, at }: Pick<Receipt, 'asked' | 'at'>) {
  const { t } = useWords();
  const names = useNames();
  const { km, minutes, seenFrom } = useFormat();
  const time = (moment: string) => seenFrom(at, moment);

  const some = (all: readonly string[]) =>
    all.slice(0, NAMED).join(t('receipt.list')) + (all.length > NAMED ? ' …' : '');

  /** A rule that a station failed, with what the verdict rests on. */
  function failed({ rule, value }: RuleResult): string {
    const has = Array.isArray(value) ? (value as string[]) : [];
    switch (rule) {
      case 'open-for-business':
        return t('routing.fail.open-for-business', { state: t(`station.state.${value as 'open'}`) });
      case 'authorised':
        return t('routing.fail.authorised', { car: names.car(asked), has: some(has) });
      case 'able':
        return t('routing.fail.able', {
          component: names.component(asked.component),
          has: some(has.map(names.component)),
        });
      case 'within-reach':
        return t('routing.fail.within-reach', { distance: km(Number(value)), reach: km(asked.reachKm) });
      default:
        return t(`routing.fail.${rule}`);
    }
  }

  /** What was wrong with which car, and how far it may be sent. */
  function wanted(): string {
    const said = [
      names.component(asked.component),
      names.car(asked),
      asked.severity !== 'normal' && t(`complaint.severity.${asked.severity}`),
      !asked.drivable && t('complaint.not-drivable'),
    ];
    return t('receipt.asked', { what: said.filter(Boolean).join(t('receipt.and')) });
  }

  /** How far, what part it waits for, and when a bay is free. */
  function details({ distanceKm, tow, partUntil, slot }: Candidate): string {
    const distance = km(distanceKm);
    const said = [
      t(tow ? 'receipt.towed' : 'receipt.away', { distance }),
      partUntil && t('receipt.part-at', { time: time(partUntil) }),
      slot && t('receipt.bay-at', { time: time(slot.start) }),
    ];
    return said.filter(Boolean).join(t('receipt.and'));
  }

  /** Why the chosen station, in one sentence. */
  function why(receipt: Receipt): string {
    const chosen = chosenIn(receipt);
    const found = whyChosen(receipt);
    if (!chosen?.fixedAt || !found) return '';
    const told = { time: time(chosen.fixedAt), details: details(chosen) };
    if (found.why === 'sooner') return t('receipt.why.sooner', { ...told, gap: minutes(found.gap) });
    if (found.why !== 'record') return t(`receipt.why.${found.why}`, told);
    const { station, gap, minutes: weighs } = found;
    return t('receipt.why.record', { ...told, station, gap: minutes(gap), minutes: minutes(weighs) });
  }

  return {
    time,
    failed,
    wanted,
    why,
    verdict(receipt: Receipt): string {
      const chosen = chosenIn(receipt);
      if (chosen) return t('receipt.chosen', { station: chosen.station.name });
      return t('receipt.nobody', { reason: sayReason(t, receipt.reason ?? '–') });
    },
    /** What of its record costs a station something, and on how many cases that rests. */
    term: ({ term, cases, of, mean }: RecordTerm): string =>
      term === 'slow-answers'
        ? t('receipt.term.slow-answers', { mean: minutes(mean ?? 0), of })
        : t(`receipt.term.${term}`, { cases, of }),
  };
}
