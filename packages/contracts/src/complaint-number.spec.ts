import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { complaintNumber, readComplaintNumber } from './complaint-number.js';

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const numbers = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 7, maxLength: 7 }).map(complaintNumber);

describe('a complaint number', () => {
  test('looks like BL-7K3M-Q2X9', () => {
    fc.assert(fc.property(numbers, (number) => /^BL-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(number)));
  });

  test('is understood however it is typed', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const spoken = number.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
        for (const typed of [
          number,
          number.replaceAll('-', ''),
          number.slice(3),
          ` ${spoken} `.replaceAll('-', ' ').replace('bl ', 'bl'),
        ]) {
          expect(readComplaintNumber(typed)).toBe(number);
        }
      }),
    );
  });

  test('with one sign wrong is no number', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 7 }), fc.constantFrom(...signs), (number, at, sign) => {
        const bare = number.replaceAll('-', '').slice(2);
        fc.pre(bare[at] !== sign);
        expect(readComplaintNumber(bare.slice(0, at) + sign + bare.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  test('with any two signs swapped is no number', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }), (number, at, other) => {
        const bare = [...number.replaceAll('-', '').slice(2)];
        fc.pre(bare[at] !== bare[other]);
        [bare[at], bare[other]] = [bare[other]!, bare[at]!];
        expect(readComplaintNumber(bare.join(''))).toBeUndefined();
      }),
    );
  });
});
