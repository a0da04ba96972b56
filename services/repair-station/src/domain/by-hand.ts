import { Refusal } from '@baylink/contracts';
import { rulesByHand } from '@baylink/contracts/repair-station';
import { type Attempt, type Fault, faultOf, isActive, isOffer, type Offer } from './attempt.js';
import type { Looked } from './listing.js';
import { rules } from './rules.js';

/** What placing by hand has to do first: nothing, as it is so already; withdraw an offer; or make the next try. */
export type Handing = { made: Offer } | { withdraw: Offer } | { next: Fault; attempt: number };

/**
 * Decides by what was tried, in the latest round.
 * @throws Refusal `not-found` for a complaint that was never tried, `not-allowed` once a station has it, or nobody may
 */
export function handing(tried: readonly Attempt[], station: string): Handing {
  const last = tried.reduce<Attempt | undefined>((a, b) => (a && isLater(a, b) ? a : b), undefined);
  if (!last) throw new Refusal('not-found');
  const active = tried.filter(isOffer).find(isActive);
  if (active?.state === 'offered')
    return active.station === station && active.byHand ? { made: active } : { withdraw: active };
  // A declined offer is followed by another one in a moment; that one can be withdrawn.
  if (active || last.state !== 'unplaced') throw new Refusal('not-allowed', { state: (active ?? last).state });
  return { next: faultOf(last.fault), attempt: last.attempt + 1 };
}

const isLater = (a: Attempt, b: Attempt) => (a.round - b.round || a.attempt - b.attempt) > 0;

const mustHold: readonly string[] = rulesByHand;

/** The rule that no hand may overrule and that stands against this station, if one does. */
export const standsAgainstHand = ({ oks }: Pick<Looked, 'oks'>): string | undefined =>
  rules.find(({ name }, i) => !oks[i] && mustHold.includes(name))?.name;
