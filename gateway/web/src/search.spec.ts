import { expect, test } from '@jest/globals';
import { callSearch, listSearch, signInSearch } from './search.js';

test('a caller is known by the number however the telephone system wrote its plus', () => {
  const from = (query: string) => callSearch(Object.fromEntries(new URLSearchParams(query))).from;
  expect(from('from=+8613800138000')).toBe('+8613800138000');
  expect(from('from=%2B8613800138000')).toBe('+8613800138000');
  expect(from('from=02155512345')).toBe('02155512345');
  expect(from('from=')).toBeUndefined();
});

test.each([
  ['/desk/complaints/BL-7K3M-Q2X9?x=1', '/desk/complaints/BL-7K3M-Q2X9?x=1'],
  ['https://elsewhere.example/', undefined],
  ['//elsewhere.example/', undefined],
  ['/\\elsewhere.example/', undefined],
])('after signing in %p leads to %p: only pages of our own', (next, leadsTo) => {
  expect(signInSearch({ next }).next).toBe(leadsTo);
});

test('a list understands only the filters it has', () => {
  expect(listSearch({ show: 'all', kind: 'service', state: 'closed', x: '1' })).toEqual({
    show: 'all',
    kind: 'service',
    state: 'closed',
  });
  expect(listSearch({ show: 'open', kind: 'odd' })).toEqual({});
});
