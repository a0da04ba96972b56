import type { Decision } from '@baylink/contracts';
import { type NewSale, type Sale, saleRecorded } from '@baylink/contracts/dealer';
import type { z } from 'zod';
import { isSame, overlay } from './overlay.js';

export type SaleRow = z.output<typeof NewSale>;

/** One car is sold once a day by one dealer: a sale told twice is the same sale. */
export const saleId = ({ vin, date, dealer }: Pick<SaleRow, 'vin' | 'date' | 'dealer'>): string =>
  `${vin}.${date}.${dealer}`;

export function recordSale(row: SaleRow, dealerName: string, now: Date): Decision<Sale> {
  const after: Sale = { ...row, id: saleId(row), version: 1, recordedAt: now.toISOString() };
  return { after, events: [recorded(after, dealerName)], wakeAt: null };
}

/** A sale comes again: what was missing is filled in, what was wrong is corrected, and others hear it once more. */
export function correctSale(before: Sale, row: SaleRow, dealerName: string): Decision<Sale> {
  const after = overlay(before, row);
  return { after, events: isSame(before, after) ? [] : [recorded(after, dealerName)], wakeAt: null };
}

function recorded(sale: Sale, dealerName: string) {
  const { id, version, recordedAt, externalRefs, ...told } = sale;
  return saleRecorded.of({ ...told, sale: id, dealerName });
}
