import { expect, test } from '@jest/globals';
import { changeDealer, type DealerRow, registerDealer } from './dealer.js';
import { onlyDealer } from './scope.js';

const row: DealerRow = { code: 'D001', name: 'Riverside Motors', brands: ['Aurelis'], externalRefs: [] };
const dealer = registerDealer(row).after;

test('a new dealer is announced', () => {
  expect(registerDealer(row).events).toMatchObject([{ type: 'dealer.registered', data: { dealer: 'D001' } }]);
});

test('the same words again change nothing', () => {
  expect(changeDealer(dealer, row)).toEqual({ after: dealer, events: [], wakeAt: null });
});

test('a file without the column of brands leaves the brands as they are', () => {
  const { after, events } = changeDealer(dealer, { ...row, brands: [], city: 'Wuhan' });
  expect(after).toMatchObject({ brands: ['Aurelis'], city: 'Wuhan' });
  expect(events).toMatchObject([{ type: 'dealer.changed' }]);
});

const account = { account: 'a', name: 'A' };
test.each([
  [{ role: 'dealer', dealer: 'D001' }, 'D001'],
  [{ role: 'dealer' }, ''],
  [{ role: 'station', station: 'S001' }, ''],
  [{ role: 'agent' }, undefined],
  [{ role: 'admin' }, undefined],
] as const)('%j sees only %p', (reader, only) => {
  expect(onlyDealer({ ...account, ...reader })).toBe(only);
});
