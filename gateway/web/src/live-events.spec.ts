import { expect, test } from '@jest/globals';
import { isTouched } from './live-events.js';

const accepted = { type: 'job.accepted', data: { job: 'BL-1.1.1', complaint: 'BL-1' } };

test.each([
  [['jobs', { active: true }], true],
  [['job', 'BL-1.1.1'], true],
  [['job', 'BL-2.1.1'], false],
  [['complaint', 'BL-1'], true],
  [['complaint', 'BL-2'], false],
  [['receipts', 'BL-1'], true],
  [['messages', 'BL-1'], false],
  [['me'], false],
])('an accepted job makes %j old: %s', (queryKey, old) => {
  expect(isTouched({ queryKey }, accepted)).toBe(old);
});

test('an event of a noun nobody knows yet touches nothing', () => {
  expect(isTouched({ queryKey: ['complaints', {}] }, { type: 'moon.risen', data: {} })).toBe(false);
});
