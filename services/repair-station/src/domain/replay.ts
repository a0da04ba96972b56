import type { Candidate, Replay, WhatIf } from '@baylink/contracts/repair-station';
import { toCandidate } from './candidate.js';
import type { Stand } from './estimate.js';
import type { KeptReceipt } from './kept-receipt.js';
import { inOrder, type Looked } from './listing.js';
import { askedIn, lookedAt, type StationAt } from './receipt.js';
import { noCounts } from './record.js';
import { type Asked, rules } from './rules.js';
import type { Site } from './site.js';
import { everyAbility } from './usual-repair-time.js';

export type Replayed = Omit<Replay, 'receipt' | 'candidates'> & { candidates: Candidate[] };

/** Decides once more, with the very code of routing, from what a receipt kept; and once with what is changed. */
export function replay(kept: KeptReceipt, stationAt: StationAt, changes: readonly WhatIf[]): Replayed {
  const then = lookedAt(kept, stationAt);
  const asked = askedIn(kept);
  const differences = differencesOf(then, inOrder(then, asked, kept.settings));
  const tried = new Set([...asked.tried].filter((code) => !changes.some((one) => one.station === code && one.tried)));
  const changed = { ...asked, tried };
  const looked = inOrder(
    then.map((stand) => changes.filter(({ station }) => station === stand.site.code).reduce(as(changed), stand)),
    changed,
    kept.settings,
  );
  const order = looked.filter(({ suitable }) => suitable).map(({ site }) => site.code);
  return {
    sameOrder: differences.length === 0,
    differences,
    changes: [...changes],
    order,
    wouldWin: order[0] ?? null,
    candidates: looked.map((one) => toCandidate(one, changed, kept.settings.weights)),
  };
}

/** A station as it was not. */
const as =
  ({ component }: Asked) =>
  (stand: Stand, change: WhatIf): Stand => {
    const { site } = stand;
    const { station } = site;
    const other: Partial<Site> = {
      ...(change.part && { partUntil: without(site.partUntil, component) }),
      ...(change.state && { openFrom: Number.NEGATIVE_INFINITY, station: { ...station, state: change.state } }),
      ...(change.authorised && { brands: null, models: new Map() }),
      ...(change.able && { abilities: everyAbility }),
      ...(change.certified && { certifiedHighVoltage: true }),
      ...(change.tow && { canTow: true }),
    };
    return {
      ...stand,
      site: { ...site, ...other },
      ...(change.bay && { taken: new Set<string>() }),
      ...(change.record && { counts: noCounts }),
    };
  };

function without<K, V>(map: ReadonlyMap<K, V>, key: K): Map<K, V> {
  const less = new Map(map);
  less.delete(key);
  return less;
}

type Difference = Replay['differences'][number];

/** What came out otherwise than it was kept: another place, another verdict, another bay time. */
function differencesOf(kept: readonly Looked[], replayed: readonly Looked[]): Difference[] {
  const now = new Map(replayed.map((looked, place) => [looked.site.code, { looked, place }]));
  return kept.flatMap((before, place) => {
    const station = before.site.code;
    const { looked: after, place: placeNow } = now.get(station)!;
    const said = (looked: Looked, at: number): Record<string, unknown> => ({
      place: at,
      slot: looked.slot && `${looked.slot.bay} ${looked.slot.start.toISOString()} ${looked.slot.end.toISOString()}`,
      ...Object.fromEntries(rules.map(({ name }, i) => [name, looked.oks[i]])),
    });
    const [was, is] = [said(before, place), said(after, placeNow)];
    return Object.keys(was)
      .filter((field) => was[field] !== is[field])
      .map((field) => ({ station, field, kept: was[field], replayed: is[field] }));
  });
}
