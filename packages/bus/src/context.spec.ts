import { expect, test } from '@jest/globals';
import { currentContext, newTrace, nextHop, runWith, traceOf } from './context.js';

const given = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';
const wellFormed = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

test('a hop keeps the trace and its sampling, and has a span of its own', () => {
  const next = nextHop(given);
  expect(next).toMatch(wellFormed);
  expect(next.split('-').toSpliced(2, 1)).toEqual(given.split('-').toSpliced(2, 1));
  expect(next).not.toBe(given);
});

test('a trace that is not one is replaced, so that none goes astray', () => {
  expect(traceOf(given)).toBe(given);
  for (const odd of [undefined, '', 'x', `${given}-more`, given.replace('0af', 'ZZZ')]) {
    expect(traceOf(odd)).toMatch(wellFormed);
  }
});

test('traces differ', () => {
  expect(new Set(Array.from({ length: 1000 }, newTrace)).size).toBe(1000);
});

test('the context is there for all that was started inside it, and nowhere else', async () => {
  const inside = await runWith({ traceparent: given }, async () => {
    await Promise.resolve();
    return currentContext();
  });
  expect(inside).toEqual({ traceparent: given });
  expect(currentContext()).toBeUndefined();
});
