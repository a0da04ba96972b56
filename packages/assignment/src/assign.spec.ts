import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assign } from './assign.js';

const never = Number.POSITIVE_INFINITY;
type Worth = { placed: number; sum: number };

function worth(costs: number[][], assigned: (number | null)[]): Worth {
  const placed = assigned.flatMap((column, row) => (column === null ? [] : [costs[row]![column]!]));
  return { placed: placed.length, sum: placed.reduce((sum, cost) => sum + cost, 0) };
}

const isBetter = (a: Worth, b: Worth) => a.placed > b.placed || (a.placed === b.placed && a.sum < b.sum);

/** Tries every way. */
function bruteForce(
  costs: number[][],
  row = 0,
  taken: readonly number[] = [],
  so: Worth = { placed: 0, sum: 0 },
): Worth {
  if (row === costs.length) return so;
  let best = bruteForce(costs, row + 1, taken, so);
  costs[row]!.forEach((cost, column) => {
    if (cost === never || taken.includes(column)) return;
    const way = bruteForce(costs, row + 1, [...taken, column], { placed: so.placed + 1, sum: so.sum + cost });
    if (isBetter(way, best)) best = way;
  });
  return best;
}

/** Few different costs, so that many ways are equal; and any costs, also below zero. */
const cost = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 3, arbitrary: fc.double({ min: -50, max: 1e5, noNaN: true }) },
  { weight: 3, arbitrary: fc.constant(never) },
);
const matrix = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cost, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  );

test('as many are placed as can be, at the least cost, as trying every way finds', () => {
  fc.assert(
    fc.property(matrix, (costs) => {
      const found = worth(costs, assign(costs));
      const best = bruteForce(costs);
      expect(found.placed).toBe(best.placed);
      expect(found.sum).toBeCloseTo(best.sum, 5);
    }),
    { numRuns: 4000, seed: 4 },
  );
});

test('nobody gets what he cannot have, and nothing is given twice', () => {
  fc.assert(
    fc.property(matrix, (costs) => {
      const given = assign(costs).flatMap((column, row) => (column === null ? [] : [{ row, column }]));
      for (const { row, column } of given) expect(costs[row]![column]).toBeLessThan(never);
      expect(new Set(given.map(({ column }) => column)).size).toBe(given.length);
    }),
    { numRuns: 1000, seed: 4 },
  );
});

test('one waits for a dear place rather than another for none', () => {
  // The first could have the only place that the second can have, at next to no cost.
  expect(
    assign([
      [1, 900],
      [2, never],
    ]),
  ).toEqual([1, 0]);
});

test('who can have nothing gets nothing, and the others are placed', () => {
  expect(
    assign([
      [never, never],
      [never, 5],
    ]),
  ).toEqual([null, 1]);
});

test('what is asked is left as it was', () => {
  const costs = [
    [3, never],
    [1, 2],
  ];
  const before = structuredClone(costs);
  assign(costs);
  expect(costs).toEqual(before);
});

test.each([
  ['nobody waits', [], []],
  ['there is no room', [[], []], [null, null]],
])('%s: nobody is placed', (_, costs, placed) => {
  expect(assign(costs)).toEqual(placed);
});

test.each<[string, number[][]]>([
  ['a cost that is no number', [[Number.NaN]]],
  ['a cost below everything', [[-never]]],
  ['rows of different length', [[1], [1, 2]]],
])('%s is a mistake', (_, costs) => {
  expect(() => assign(costs)).toThrow(RangeError);
});
