import { expect, test } from '@jest/globals';
import { tally } from './tally.js';

const run = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

test('what passed, failed and was left out is counted', () => {
  const results = { ...run, numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 3 };
  expect(tally(results, false)).toEqual({ passed: 7, failed: 2, skipped: 4 });
});

test('a file that could not be loaded is a failure', () => {
  expect(tally({ ...run, numPassedTests: 7, numRuntimeErrorTestSuites: 1 }, false).failed).toBe(1);
});

test('a run that ended badly is a failure even if it does not say why', () => {
  expect(tally({ ...run, numPassedTests: 7 }, false)).toEqual({ passed: 7, failed: 1, skipped: 0 });
  expect(tally(null, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a good run has no failure', () => {
  expect(tally({ ...run, numPassedTests: 7 }, true)).toEqual({ passed: 7, failed: 0, skipped: 0 });
});
