import { describe, expect, test } from '@jest/globals';
import { nameCar, wallClock, write } from './message.text.js';

const facts = {
  number: 'BL-7K3M-Q2X9',
  vehicle: 'Aurelis Nimbus',
  link: 'http://127.0.0.1/t/token',
  station: 'Riverside Service',
  dealer: 'Riverside Motors',
  deadline: '23 Nov, 10:05',
};
const customer = { kind: 'customer', id: 'c1', language: 'en' } as const;
const dealer = { kind: 'dealer', id: 'D001', language: 'en' } as const;
const templates = [
  'job-offered',
  'station-assigned',
  'dealer-assigned',
  'desk-assigned',
  'follow-up',
  'follow-up-reminder',
] as const;

describe.each(templates)('%s', (template) => {
  test.each(['en', 'zh-CN'] as const)('in %s has a subject, its number and its link and no gap', (language) => {
    const { subject, text } = write(template, { ...customer, language }, facts);
    expect(text).toContain(facts.link);
    expect(`${subject} ${text}`).toContain(facts.number);
    expect(`${subject} ${text}`).not.toMatch(/[{}]|undefined/);
  });
});

test('the dealer reads that it has to act, the customer that the dealer does', () => {
  expect(write('dealer-assigned', dealer, facts).subject).not.toBe(write('dealer-assigned', customer, facts).subject);
});

test.each([
  [{ vin: 'L01AB3CD1RA000001', brand: 'Aurelis', model: 'Nimbus' }, 'Aurelis Nimbus'],
  [{ vin: 'L01AB3CD1RA000001', brand: 'Aurelis' }, 'Aurelis'],
  [{ vin: 'L01AB3CD1RA000001' }, 'VIN …000001'],
])('a car %j is called %s', (vehicle, name) => {
  expect(nameCar(vehicle)).toBe(name);
});

test('a deadline is read on the clock of the station', () => {
  const time = '2026-11-23T02:05:00.000Z';
  expect(wallClock(time, 'zh-CN', 'Asia/Shanghai')).toContain('10:05');
  expect(wallClock(time, 'en', 'Asia/Urumqi')).toContain('08:05');
});
