import type { DeclineReason } from '@baylink/contracts/repair-station';

export type Reason = (typeof DeclineReason)['options'][number];
/** In the order they are given most; a spec checks that none of the contract's is missing. */
export const declineReasons = ['no-capacity', 'no-parts', 'not-able', 'other'] as const satisfies readonly Reason[];
