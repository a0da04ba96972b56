import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Ring } from './ring.js';

const event = (sequence: number) => ({ sequence, scopes: ['desk'], text: Buffer.alloc(0) });
const filled = (size: number, from: number, count: number) => {
  const ring = new Ring(size);
  for (let i = 0; i < count; i++) ring.push(event(from + i));
  return ring;
};

test('an empty ring covers nobody', () => {
  expect(new Ring(3).covers(0)).toBe(false);
  expect(new Ring(3).after(0)).toEqual([]);
});

test('who saw the event before the oldest one misses nothing, who saw less does', () => {
  const ring = filled(3, 10, 5); // 12, 13, 14
  expect([10, 11, 13, 14, 15].map((seen) => ring.covers(seen))).toEqual([false, true, true, true, false]);
});

test('for every size and place the ring gives exactly what came after, in order, in parts as in one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 60 }),
      fc.nat(80),
      fc.integer({ min: 1, max: 7 }),
      (size, from, count, offset, limit) => {
        const ring = filled(size, from, count);
        const newest = from + count - 1;
        const oldest = Math.max(from, newest - size + 1);
        const seen = from - 2 + offset;
        expect(ring.newest).toBe(newest);
        expect(ring.covers(seen)).toBe(seen >= oldest - 1 && seen <= newest);
        const expected = [];
        for (let sequence = Math.max(seen + 1, oldest); sequence <= newest; sequence++) expected.push(sequence);
        expect(ring.after(seen).map(({ sequence }) => sequence)).toEqual(expected);
        expect(ring.after(seen, limit).map(({ sequence }) => sequence)).toEqual(expected.slice(0, limit));
      },
    ),
  );
});
