import type { Receipt } from '@baylink/contracts/repair-station';
import { attemptId, type Fault } from './attempt.js';
import { RANKING } from './rank.js';
import type { Route } from './route.js';
import type { RoutingSettings } from './settings.js';
import { usualRepairMinutes } from './usual-repair-time.js';

/** All that a try is decided from. */
export type Trying = { fault: Fault; attempt: number; route: Route; settings: RoutingSettings; now: Date };
type Verdict = Pick<Receipt, 'chosen' | 'reason' | 'turnedAway'>;

/** Why this station, or why nobody: written once, with the try itself, and never changed. */
export function receipt({ fault, attempt, route, settings, now }: Trying, verdict: Verdict): Receipt {
  const { complaint, round, component, severity } = fault;
  return {
    id: attemptId({ complaint, round, attempt }),
    complaint,
    round,
    attempt,
    at: now.toISOString(),
    ...verdict,
    candidates: route.candidates,
    settings: {
      ranking: RANKING,
      reachKm: settings.reachKm[severity],
      offerWindowMs: settings.offerWindowMs ?? null,
      repairMinutes: usualRepairMinutes(component),
    },
  };
}
