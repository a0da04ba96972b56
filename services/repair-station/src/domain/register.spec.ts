import { NewStation, type Station, StationChange } from '@baylink/contracts/repair-station';
import { describe, expect, test } from '@jest/globals';
import { aStation, northKm } from '../testing/offer.js';
import { change, checkSaidByStation, register, reopen } from './register.js';

const described = (given: object = {}): NewStation =>
  NewStation.parse({ code: 'S001', name: 'Station', position: northKm(0), ...given });
const stored = (given: Partial<Station> = {}) => aStation('S001', { phone: '027-1', servicePhone: '027-2', ...given });

describe('a new station', () => {
  test('is open, with the usual hours and four bays unless it says otherwise', () => {
    const { after, events } = register(described());
    expect(after).toMatchObject({ state: 'open', bays: ['1', '2', '3', '4'], timeZone: 'Asia/Shanghai' });
    expect(events).toEqual([{ type: 'station.registered', version: 1, data: { station: 'S001', state: 'open' } }]);
  });

  test('is flagged for the phones it lacks', () => {
    expect(register(described({ phone: '027-1' })).after.flags).toEqual([{ field: 'servicePhone', rule: 'missing' }]);
  });

  test('is flagged when its position lies far from its province, with where it lies', () => {
    const phones = { phone: '027-1', servicePhone: '027-2' };
    expect(register(described({ ...phones, province: '湖北省' })).after.flags).toEqual([]);
    expect(register(described({ ...phones, province: '新疆' })).after.flags).toEqual([
      {
        field: 'position',
        rule: 'far-from-province',
        stated: '新疆',
        found: expect.objectContaining({ 'zh-CN': expect.stringContaining('湖北') }),
        km: expect.any(Number),
      },
    ]);
  });

  test('outside of China may name any province', () => {
    const abroad = { position: { type: 'Point', coordinates: [-122.4, 37.8] }, province: 'California' };
    expect(register(described({ ...abroad, phone: '1-1', servicePhone: '1-1' })).after.flags).toEqual([]);
  });

  test.each([
    ['timeZone', { timeZone: 'Asia/Wuhan-West' }],
    ['hours', { hours: { weekly: [{ days: [1], from: '24:00', to: '08:00' }] } }],
  ])('is refused for a %s that no calendar can be made of', (field, given) => {
    expect(() => register(described(given))).toThrow(
      expect.objectContaining({ code: 'invalid', detail: { errors: [expect.objectContaining({ field })] } }),
    );
  });
});

describe('a station of itself', () => {
  const says = (named: object, before = stored()) => checkSaidByStation(before, StationChange.parse(named));

  test('says its hours, bays, people, telephones and pauses', () => {
    const hours = { weekly: [{ days: [1], from: '08:00', to: '12:00' }] };
    expect(() =>
      says({ hours, bays: ['1'], technicians: 1, phone: null, canTow: true, state: 'paused' }),
    ).not.toThrow();
  });

  test.each([
    [{ brands: ['Opel'], certifiedHighVoltage: true, phone: '027-9' }, ['brands', 'certifiedHighVoltage']],
    [{ position: northKm(9) }, ['position']],
    [{ state: 'closed' }, ['state']],
  ])('does not say %j', (named, fields) => {
    const errors = fields.map((field) => ({ field, rule: 'said-by-network' }));
    expect(() => says(named)).toThrow(expect.objectContaining({ code: 'forbidden', detail: { errors } }));
  });

  test('does not open again what the network has closed', () => {
    expect(() => says({ state: 'open' }, stored({ state: 'closed' }))).toThrow('forbidden');
    expect(() => says({ phone: '027-9' }, stored({ state: 'closed' }))).not.toThrow();
  });
});

describe('a change of a station', () => {
  test('sets what it names and leaves the rest as it is', () => {
    const before = stored({ bays: ['A'], canTow: true, brands: ['Buick'] });
    const { after, events } = change(before, StationChange.parse({ name: 'New name' }));
    expect(after).toEqual({ ...before, name: 'New name' });
    expect(events).toMatchObject([{ type: 'station.changed' }]);
  });

  test('to what it is already changes nothing', () => {
    const before = stored();
    expect(change(before, { name: before.name, bays: [...before.bays] })).toMatchObject({ after: before, events: [] });
  });

  test('takes out what is named as null', () => {
    const before = stored({ city: 'Wuhan', technicians: 2 });
    const { after } = change(before, StationChange.parse({ phone: null, city: null, technicians: null }));
    for (const field of ['phone', 'city', 'technicians']) expect(after).not.toHaveProperty(field);
    expect(after).toMatchObject({ servicePhone: '027-2', flags: [{ field: 'phone', rule: 'missing' }] });
  });

  test('pauses it until a time, and opens it again without a trace', () => {
    const pausedUntil = '2026-11-24T00:00:00.000Z';
    const paused = change(stored(), { pausedUntil }).after;
    expect(paused).toMatchObject({ state: 'paused', pausedUntil });
    expect(change(paused, { name: 'Other' }).after).toMatchObject({ state: 'paused', pausedUntil });
    expect(change(paused, { pausedUntil: null }).after).toMatchObject({ state: 'paused' });
    expect(change(paused, { pausedUntil: null }).after).not.toHaveProperty('pausedUntil');
    expect(change(paused, { state: 'open' }).after).not.toHaveProperty('pausedUntil');
  });

  test('that puts it where it says it is takes the flag away', () => {
    const flagged = register(described({ province: '新疆', phone: '027-1', servicePhone: '027-2' })).after;
    expect(flagged.flags).toHaveLength(1);
    expect(change(flagged, { province: '湖北' }).after.flags).toEqual([]);
  });

  test('to a time zone that does not exist is refused', () => {
    expect(() => change(stored(), { timeZone: 'Mars/Olympus' })).toThrow('invalid');
  });
});

describe('a pause with an end', () => {
  const until = '2026-11-24T00:00:00.000Z';
  const paused = change(stored(), { pausedUntil: until });

  test('wakes the station at its end, and not before', () => {
    expect(paused).toMatchObject({ after: { state: 'paused', pausedUntil: until }, wakeAt: new Date(until) });
    const early = reopen(paused.after, new Date('2026-11-23T23:59:59.000Z'));
    expect(early).toEqual({ after: paused.after, events: [], wakeAt: new Date(until) });
  });

  test('opens it again and tells of it, once', () => {
    const { after, events, wakeAt } = reopen(paused.after, new Date(until));
    expect(after).toMatchObject({ state: 'open' });
    expect(after).not.toHaveProperty('pausedUntil');
    expect(events).toMatchObject([{ type: 'station.changed', data: { state: 'open' } }]);
    expect(wakeAt).toBeNull();
    expect(reopen(after, new Date(until)).events).toEqual([]);
  });

  test('that is taken back or made longer does not wake it at the old end', () => {
    expect(change(paused.after, { state: 'open' }).wakeAt).toBeNull();
    const longer = '2026-11-25T00:00:00.000Z';
    expect(change(paused.after, { pausedUntil: longer }).wakeAt).toEqual(new Date(longer));
  });

  test('without an end stays until somebody opens it', () => {
    const closed = change(stored(), { state: 'paused' });
    expect(closed.wakeAt).toBeNull();
    expect(reopen(closed.after, new Date(until)).events).toEqual([]);
  });
});
