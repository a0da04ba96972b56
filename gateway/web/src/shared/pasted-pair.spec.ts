import { expect, test } from '@jest/globals';
import { readPair } from './pasted-pair.js';

test.each([
  ['31.2304, 121.4737', { lng: '121.4737', lat: '31.2304' }],
  ['121.4737,31.2304', { lng: '121.4737', lat: '31.2304' }],
  ['(48.8566 2.3522)', { lng: '2.3522', lat: '48.8566' }],
  ['121.4737', undefined],
  ['1, 2, 3', undefined],
])('pasting %p gives %j', (pasted, pair) => {
  expect(readPair(pasted)).toEqual(pair);
});
