import type { Decision } from '@baylink/contracts';
import { dispatchUnplaced, type Receipt } from '@baylink/contracts/repair-station';
import { attemptId, type Nobody } from './attempt.js';
import { receipt, type Trying } from './receipt.js';
import { type Network, slotAt } from './route.js';
import { type Asked, type Look, type RuleName, rules } from './rules.js';

/** Why nobody, in a word, and how many stations each rule turned away. */
export type Why = { reason: string; turnedAway: NonNullable<Receipt['turnedAway']> };

/** Named after the rule that turned the last station away. */
const reasons: Record<RuleName, string> = {
  'within-reach': 'nobody-within-reach',
  'open-for-business': 'nobody-open',
  authorised: 'nobody-authorised',
  able: 'nobody-able',
  'can-tow': 'nobody-can-tow',
  'not-tried': 'everybody-declined',
  'free-bay': 'no-free-bay',
};

/** Distance first: what a station beyond reach could have done says nothing about this complaint. */
const order = [...rules].sort((a, b) => +(b.name === 'within-reach') - +(a.name === 'within-reach'));

/** Asks every station every rule, one rule after another, until nobody is left. */
export function whyNobody(network: Network, asked: Asked): Why {
  let left: Look[] = network.sites
    .nearest(asked.position.coordinates)
    .map(({ item, distanceKm }) => ({ site: item, distanceKm, slot: null }));
  const turnedAway: Why['turnedAway'] = {};
  let reason = 'no-stations';
  for (const { name, holds } of order) {
    if (name === 'free-bay')
      left = left.map((look) => ({ ...look, slot: slotAt(network, asked, look.site, look.distanceKm) }));
    const stay = left.filter((look) => holds(look, asked));
    if (stay.length < left.length) {
      turnedAway[name] = left.length - stay.length;
      reason = reasons[name];
    }
    left = stay;
  }
  return { reason, turnedAway };
}

/** Nobody is left who could take it: the complaint waits for a supervisor. */
export function nobody(trying: Trying, { reason, turnedAway }: Why): Decision<Nobody> {
  const { complaint, round } = trying.fault;
  const key = { complaint, round, attempt: trying.attempt };
  const id = attemptId(key);
  const after: Nobody = {
    id,
    version: 1,
    ...key,
    state: 'unplaced',
    changedAt: trying.now.toISOString(),
    receipt: receipt(trying, { chosen: null, reason, turnedAway }),
  };
  return { after, events: [dispatchUnplaced.of({ ...key, reason, receipt: id })], wakeAt: null };
}
