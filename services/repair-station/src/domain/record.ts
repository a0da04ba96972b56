import type { ComponentCode } from '@baylink/contracts';
import type { RecordTerm } from '@baylink/contracts/repair-station';
import type { RecordWeights } from './settings.js';

/** What a station did in the last 90 days, counted from its jobs and from what customers said. */
export type Counts = {
  /** Offers that were answered or ran out, and how many of those were declined or ran out. */
  offers: number;
  lost: number;
  /** Offers it answered, and the minutes of its opening hours that it took for all of them. */
  answers: number;
  answerMinutes: number;
  /** Repairs it finished, and cars of those that came again with the same fault within 30 days, to whomever. */
  repairs: number;
  repeats: number;
  /** Customers of those who were dissatisfied and were not won back. */
  detractors: number;
  /** Offers it took in the last seven days. */
  taken: number;
};

/** A station's record: its counts, and its usual repair times where it has finished enough of a component. */
export type StationRecord = Counts & { usual: ReadonlyMap<ComponentCode, number> };

export const noCounts: Counts = {
  offers: 0,
  lost: 0,
  answers: 0,
  answerMinutes: 0,
  repairs: 0,
  repeats: 0,
  detractors: 0,
  taken: 0,
};
export const noRecord: StationRecord = { ...noCounts, usual: new Map() };

/** The records of all stations, as far as this process knows them. */
export type Records = {
  of(station: string): StationRecord;
  /** The shortest own usual time of a component that any station has, working minutes; infinite when none has. */
  fastest(component: ComponentCode): number;
};
export const noRecords: Records = { of: () => noRecord, fastest: () => Number.POSITIVE_INFINITY };

/**
 * What the record costs in the rank, term by term, each in whole minutes and none below zero. A rate is shrunk toward
 * zero: with `shrunkBy` 10, one lost offer of one is a rate of 1 in 11, ten of ten are 10 in 20.
 */
export function termsOf(counts: Counts, weights: RecordWeights): RecordTerm[] {
  const { shrunkBy } = weights;
  const rate = (cases: number, of: number) => (cases === 0 ? 0 : cases / (of + shrunkBy));
  const mean = counts.answers === 0 ? 0 : counts.answerMinutes / counts.answers;
  const trust = rate(counts.answers, counts.answers);
  return [
    term('lost-offers', counts.lost, counts.offers, rate(counts.lost, counts.offers) * weights.lostOffer),
    {
      ...term('slow-answers', counts.answers, counts.answers, mean * trust * weights.answerMinute),
      ...(counts.answers > 0 && { mean: Math.round(mean * 10) / 10 }),
    },
    term('repeat-repairs', counts.repeats, counts.repairs, rate(counts.repeats, counts.repairs) * weights.repeatRepair),
    term('detractors', counts.detractors, counts.repairs, rate(counts.detractors, counts.repairs) * weights.detractor),
  ];
}

/** Minutes that the record adds to the rank. */
export function recordMinutes(counts: Counts, weights: RecordWeights): number {
  // Most stations have nothing against them, and this is asked of thousands.
  const { lost, answers, repeats, detractors } = counts;
  if (lost + answers + repeats + detractors === 0) return 0;
  return termsOf(counts, weights).reduce((sum, { minutes }) => sum + minutes, 0);
}

const term = (name: RecordTerm['term'], cases: number, of: number, minutes: number): RecordTerm => ({
  term: name,
  cases,
  of,
  minutes: Math.round(minutes),
});

/** Answers that must be known before a station's own time to answer says anything. */
const ANSWERS_THAT_TELL = 5;

/** Minutes of its opening hours that it usually takes to answer an offer; nothing while too few are known. */
export const usualAnswer = ({ answers, answerMinutes }: Counts): number | undefined =>
  answers >= ANSWERS_THAT_TELL ? answerMinutes / answers : undefined;
