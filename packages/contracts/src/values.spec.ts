import { describe, expect, test } from '@jest/globals';
import { parse } from './language.js';
import { AnyTime, Phone, Point, Vin } from './values.js';

const refused = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as { detail: { errors: { rule: string }[] } }).detail.errors.map(({ rule }) => rule);
  }
  throw new Error('it was taken');
};

describe('a VIN', () => {
  test('is taken in small letters and with blanks around it', () => {
    expect(parse(Vin, ' lsvaa2187c2184847 ')).toBe('LSVAA2187C2184847');
  });
  test.each(['I', 'O', 'Q'])('with the letter %s is refused', (letter) => {
    expect(refused(() => parse(Vin, `LSVAA2187C218484${letter}`))).toEqual(['vin-letters']);
  });
  test('of sixteen signs is refused', () => {
    expect(refused(() => parse(Vin, 'LSVAA2187C218484'))).toEqual(['vin-length']);
  });
});

describe('a position', () => {
  test.each([
    [[181, 0], 'longitude'],
    [[0, -90.1], 'latitude'],
  ])('%j is off the globe', (coordinates, rule) => {
    expect(refused(() => parse(Point, { type: 'Point', coordinates }))).toEqual([rule]);
  });
  test('at the edge of the globe is on it', () => {
    expect(parse(Point, { type: 'Point', coordinates: [-180, 90] }).coordinates).toEqual([-180, 90]);
  });
});

test('a time with any offset is kept in UTC', () => {
  expect(parse(AnyTime, '2026-11-23T17:30:00+08:00')).toBe('2026-11-23T09:30:00.000Z');
});

test.each(['13800000000', '+86 138-0000-0000', '(021) 6774 3555', '021-51330126/51330122', '0991 2345678转8'])(
  '%s is a phone number',
  (typed) => {
    expect(parse(Phone, typed)).toBe(typed);
  },
);
test.each(['call me', 'x12', ''])('%j is no phone number', (typed) => {
  expect(() => parse(Phone, typed)).toThrow('invalid');
});
