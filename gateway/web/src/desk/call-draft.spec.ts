import { describe, expect, test } from '@jest/globals';
import { brokenFields, type CallDraft, fieldOf, freshDraft, positionOf, toComplaint } from './call-draft.js';

const whole: CallDraft = {
  ...freshDraft,
  customer: 'c1',
  vin: 'LSGJA52U7EH012345',
  text: '刹车异响',
  address: '上海市浦东新区世纪大道100号',
};
const brokenAt = (draft: CallDraft) => brokenFields(draft).map(({ field, rule }) => `${field}: ${rule}`);

describe('a complaint as it is sent', () => {
  test('a known caller is named by id, a new one by name and phone', () => {
    expect(toComplaint(whole).customer).toEqual({ id: 'c1' });
    const { customer } = toComplaint({ ...whole, customer: '', name: '李娜', phone: '13900001111' });
    expect(customer).toEqual({ name: '李娜', phone: '13900001111' });
  });

  test('an address is left to the server to find; coordinates are sent as a point, longitude first', () => {
    expect(toComplaint(whole)).toMatchObject({ address: whole.address, position: undefined });
    const typed = { ...whole, where: 'coordinates' as const, lng: '121.5', lat: '31.2' };
    expect(toComplaint(typed)).toMatchObject({ address: undefined, position: { coordinates: [121.5, 31.2] } });
  });

  test('what was left empty is not sent', () => {
    expect(toComplaint(whole)).toMatchObject({
      component: undefined,
      occurredAt: undefined,
      vehicle: { year: undefined },
    });
  });

  test('half a position is none', () => {
    expect(positionOf({ ...whole, where: 'coordinates', lng: '121.5', lat: '' })).toBeUndefined();
  });
});

describe('what is wrong before anything is sent', () => {
  test('a whole form has nothing wrong', () => {
    expect(brokenFields(whole)).toEqual([]);
  });

  test('a new caller needs a name and a phone number', () => {
    expect(brokenAt({ ...whole, customer: '', name: ' ', phone: 'none' })).toEqual([
      'customer.name: too_small',
      'customer.phone: phone',
    ]);
  });

  test('a VIN has no letter O', () => {
    expect(brokenAt({ ...whole, vin: 'LSGJA52U7EHO12345' })).toEqual(['vehicle.vin: vin-letters']);
  });

  test('a car must stand somewhere', () => {
    expect(brokenAt({ ...whole, address: ' ' })).toEqual(['position: required']);
  });

  test('a position must lie on the globe', () => {
    const off: CallDraft = { ...whole, where: 'coordinates', lng: '121.5', lat: '131' };
    expect(brokenAt(off)).toEqual(['position.coordinates.1: latitude']);
  });
});

test.each([
  ['customer.name', 'address', 'name'],
  ['customer', 'address', 'name'],
  ['vehicle.vin', 'address', 'vin'],
  ['position', 'address', 'address'],
  ['address', 'address', 'address'],
  ['position', 'coordinates', 'lng'],
  ['position.coordinates.0', 'coordinates', 'lng'],
  ['position.coordinates.1', 'coordinates', 'lat'],
  ['position', 'station', 'station'],
  ['text', 'address', 'text'],
] as const)('an error at %s with the place given by %s is shown at %s', (field, where, shown) => {
  expect(fieldOf(field, where)).toBe(shown);
});
