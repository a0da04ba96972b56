import type { Candidate, Receipt } from '../api/types.js';

/** What put the chosen station before the next one. Gaps and record are whole minutes. */
export type Why =
  | { why: 'sooner'; gap: number }
  | { why: 'record'; station: string; gap: number; minutes: number }
  | { why: 'only' | 'same-record' | 'same-nearer' | 'same-share' | 'by-hand' };

type Decided = Pick<Receipt, 'candidates' | 'chosen' | 'byHand' | 'settings'>;

export const chosenIn = ({ candidates, chosen }: Pick<Receipt, 'candidates' | 'chosen'>): Candidate | undefined =>
  candidates.find(({ station }) => station.code === chosen);

/** By the same comparisons, in the same order, as the rank makes them. */
export function whyChosen(receipt: Decided): Why | undefined {
  const chosen = chosenIn(receipt);
  if (!chosen) return undefined;
  const [first, second] = receipt.candidates.filter(({ suitable }) => suitable);
  // Whoever is not first was chosen by a person, or to let many cars be placed well at once.
  if (receipt.byHand || first !== chosen) return { why: 'by-hand' };
  if (!second) return { why: 'only' };
  const gap = (second.total ?? 0) - (chosen.total ?? 0);
  const minutes = recordOf(second) - recordOf(chosen);
  if (gap > 0) return { why: 'sooner', gap };
  if (gap < 0) return { why: 'record', station: second.station.name, gap: -gap, minutes };
  if (minutes > 0) return { why: 'same-record' };
  return {
    why: isNearer(chosen, second, receipt.settings) || !hadFewer(chosen, second) ? 'same-nearer' : 'same-share',
  };
}

const recordOf = ({ minutes }: Candidate) => minutes?.record ?? 0;

function isNearer(a: Candidate, b: Candidate, settings: Receipt['settings']) {
  const width = Number(settings.tieDriveMinutes) || 1;
  return Math.floor(a.driveMinutes / width) < Math.floor(b.driveMinutes / width);
}

const hadFewer = (a: Candidate, b: Candidate) => a.share.taken * b.share.bays < b.share.taken * a.share.bays;

type RuleName = Candidate['rules'][number]['rule'];

/** How many failed which rule, each counted at the first that it fails, the most first. */
export function countFailed(candidates: readonly Candidate[]): [rule: RuleName, count: number][] {
  const counts = new Map<RuleName, number>();
  for (const { rules } of candidates) {
    const failed = rules.find(({ ok }) => !ok)?.rule;
    if (failed) counts.set(failed, (counts.get(failed) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

const SUITABLE_SHOWN = 6;
const OTHERS_SHOWN = 3;

/** Who stands in the table, and who is folded away: the best, whoever was chosen, and the nearest turned away. */
export function parted({ candidates, chosen }: Pick<Receipt, 'candidates' | 'chosen'>) {
  const suitable = candidates.filter((one) => one.suitable || one.station.code === chosen);
  const others = candidates.filter((one) => !suitable.includes(one));
  const best = suitable.filter((one, index) => index < SUITABLE_SHOWN || one.station.code === chosen);
  const near = others.slice(0, suitable.length === 0 ? SUITABLE_SHOWN : OTHERS_SHOWN);
  return { best, near, rest: candidates.filter((one) => !best.includes(one) && !near.includes(one)) };
}
