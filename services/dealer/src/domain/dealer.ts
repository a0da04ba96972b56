import type { Decision } from '@baylink/contracts';
import { type Dealer, dealerChanged, dealerRegistered, type NewDealer } from '@baylink/contracts/dealer';
import type { z } from 'zod';
import { isSame, overlay } from './overlay.js';

export type DealerRow = z.output<typeof NewDealer>;

export function registerDealer(row: DealerRow): Decision<Dealer> {
  return { after: { ...row, version: 1 }, events: [dealerRegistered.of({ dealer: row.code })], wakeAt: null };
}

/** A dealer comes again, with the same words or with others. */
export function changeDealer(before: Dealer, row: DealerRow): Decision<Dealer> {
  const after = overlay(before, row);
  const events = isSame(before, after) ? [] : [dealerChanged.of({ dealer: row.code })];
  return { after, events, wakeAt: null };
}
