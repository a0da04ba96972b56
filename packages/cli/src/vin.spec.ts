import { Vin } from '@baylink/contracts';
import { describe, expect, test } from '@jest/globals';
import { makeVin, vinCheckDigit, vinSigns } from './vin.js';

describe('the check digit', () => {
  // The example of 49 CFR 565.15 (c), and the number of ones that every sign must leave at one.
  test.each([
    ['1G4AH59H45G118341', '4'],
    ['11111111111111111', '1'],
    ['1M8GDM9AXKP042788', 'X'],
  ])('of %s is %s', (vin, digit) => {
    expect(vinCheckDigit(vin)).toBe(digit);
  });
});

test.each([2001, 2010, 2024, 2026, 2031])('a VIN made for %i fits the contract and its own check digit', (year) => {
  const vin = makeVin({ maker: 'L01', kind: 'ABCDE', year, plant: 'R', serial: 7 });
  expect(Vin.parse(vin)).toBe(vin);
  expect(vin[8]).toBe(vinCheckDigit(vin));
  expect(vin.endsWith('R000007')).toBe(true);
});

test('the model year comes again after thirty years', () => {
  const sign = (year: number) => makeVin({ maker: 'L01', kind: 'ABCDE', year, plant: 'R', serial: 7 })[9];
  expect([sign(2009), sign(2010), sign(2026), sign(2039)]).toEqual(['9', 'A', 'T', '9']);
});

test('the signs are those of ISO 3779', () => {
  expect(vinSigns).toHaveLength(33);
  expect(vinSigns).not.toMatch(/[IOQ]/);
});
