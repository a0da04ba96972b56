import type { Decision } from '@baylink/contracts';
import { dispatchUnplaced, type Receipt } from '@baylink/contracts/repair-station';
import { attemptId, faultOf, type Nobody } from './attempt.js';
import { type Network, standOf, type Weighing } from './choices.js';
import { estimate } from './estimate.js';
import { receipt, type Trying } from './receipt.js';
import { type Asked, type Look, type RuleName, rounded, rules } from './rules.js';

/** Why nobody, in a word, and how many stations each rule turned away. */
export type Why = { reason: string; turnedAway: NonNullable<Receipt['turnedAway']> };

/** Named after the rule that turned the last station away. */
const reasons: Record<RuleName, string> = {
  'within-reach': 'nobody-within-reach',
  'open-for-business': 'nobody-open',
  authorised: 'nobody-authorised',
  able: 'nobody-able',
  'certified-high-voltage': 'nobody-certified',
  'can-tow': 'nobody-can-tow',
  'not-tried': 'everybody-declined',
  'free-bay': 'no-free-bay',
};

/** Distance first: what a station beyond reach could have done says nothing about this complaint. */
const order = [...rules].sort((a, b) => +(b.name === 'within-reach') - +(a.name === 'within-reach'));

/** Asks every station every rule, one rule after another, until nobody is left. */
export function whyNobody(network: Network, asked: Asked, { weights }: Weighing): Why {
  let left: Look[] = network.sites
    .nearest(asked.position.coordinates)
    .map(({ item, distanceKm }) => ({ site: item, distanceKm: rounded(distanceKm), slot: null }));
  const turnedAway: Why['turnedAway'] = {};
  let reason = 'no-stations';
  for (const { name, holds } of order) {
    if (name === 'free-bay')
      left = left.map(({ site, distanceKm }) =>
        estimate(standOf(network, asked, { item: site, distanceKm }), asked, weights),
      );
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
    fault: faultOf(trying.fault),
    receipt: receipt(trying, { chosen: null, reason, turnedAway }),
  };
  return { after, events: [dispatchUnplaced.of({ ...key, reason, receipt: id })], wakeAt: null };
}
