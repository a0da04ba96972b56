import { expect, test } from '@jest/globals';
import { correctSale, recordSale, type SaleRow, saleId } from './sale.js';

const row: SaleRow = { vin: 'L01AB3CD1RA000001', dealer: 'D001', date: '2026-03-01', externalRefs: [] };
const now = new Date('2026-11-23T09:00:00Z');
const sale = recordSale(row, 'Riverside Motors', now).after;

test('a sale tells the others who sold which car and when, with the name of the dealer', () => {
  const { events } = recordSale({ ...row, customer: 'c1', salesperson: 'Wei Lan' }, 'Riverside Motors', now);
  expect(events).toMatchObject([
    {
      type: 'sale.recorded',
      data: { sale: saleId(row), vin: row.vin, dealer: 'D001', dealerName: 'Riverside Motors', salesperson: 'Wei Lan' },
    },
  ]);
});

test('the same car, day and dealer are the same sale, another day is another one', () => {
  expect(saleId({ ...row, salesperson: 'Wei Lan' } as SaleRow)).toBe(sale.id);
  expect(saleId({ ...row, date: '2026-03-02' })).not.toBe(sale.id);
});

test('the same sale told again is no news', () => {
  expect(correctSale(sale, row, 'Riverside Motors')).toEqual({ after: sale, events: [], wakeAt: null });
});

test('a sale told again with the buyer fills in the buyer and keeps what it does not say', () => {
  const sold = { ...sale, salesperson: 'Wei Lan' };
  const { after, events } = correctSale(sold, { ...row, customer: 'c1' }, 'Riverside Motors');
  expect(after).toMatchObject({ customer: 'c1', salesperson: 'Wei Lan', recordedAt: now.toISOString() });
  expect(events).toMatchObject([{ type: 'sale.recorded', data: { customer: 'c1', salesperson: 'Wei Lan' } }]);
});
