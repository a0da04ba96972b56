import { beforeAll, describe, expect, test } from '@jest/globals';
import { invariants, violations } from './checker.js';
import { type ChaosResult, chaos } from './run.js';

const KILLS = 10;
const COMPLAINTS = 5060;
let result: ChaosResult;

beforeAll(async () => {
  result = await chaos({ kills: KILLS, complaints: COMPLAINTS, perSecond: 60, everyMs: 1500, seed: 20_261_123 });
}, 400_000);

test('the run was hard enough to count: ten kills and five thousand acknowledged complaints', () => {
  expect(result.kills).toBeGreaterThanOrEqual(KILLS);
  expect(result.history.acknowledged.length).toBeGreaterThanOrEqual(5000);
  expect(result.history.lateness.length).toBeGreaterThan(50);
  expect(result.history.heard.length).toBeGreaterThan(10_000);
  expect(result.history.retold.events).toBeGreaterThan(1000);
});

describe('after every process, the broker, the database and Redis were killed under load', () => {
  test.each(invariants)('%s holds', (invariant) => {
    expect(violations(result.history).filter((found) => found.invariant === invariant)).toEqual([]);
  });
});
