import { parse } from '@baylink/contracts';
import { NewStation, Station, StationChange } from '@baylink/contracts/repair-station';
import { describe, expect, test } from '@jest/globals';
import {
  changesBetween,
  fieldOf,
  freshStation,
  onTop,
  type StationDraft,
  toDraft,
  toNewStation,
} from './station-draft.js';
import { faultsOf } from './station-faults.js';

const station = parse(Station, {
  ...parse(NewStation, {
    code: 'S001',
    name: 'One',
    position: { type: 'Point', coordinates: [121.4737, 31.2304] },
    city: '上海',
    phone: '021-1234567',
    partDelays: [{ component: 'brakes', until: '2026-12-01T08:30:00.000Z' }],
    models: [{ brand: 'Buick', models: ['GL8'] }],
    technicians: 3,
  }),
  version: 4,
  state: 'open',
});
const before = toDraft(station);
const typed = (change: Partial<StationDraft>): StationDraft => ({ ...before, ...change });

describe('what is sent of a changed station', () => {
  test('nothing while nothing differs', () => {
    expect(changesBetween(before, toDraft(station))).toEqual({});
    expect(changesBetween(before, typed({ name: ' One ' }))).toEqual({});
  });

  test.each([
    [{ name: 'Two' }, { name: 'Two' }],
    [{ lat: '31.5' }, { position: { type: 'Point', coordinates: [121.4737, 31.5] } }],
    [{ city: '' }, { city: null }],
    [{ technicians: '0' }, { technicians: 0 }],
    [{ bays: ['1', '2'] }, { bays: ['1', '2'] }],
    [{ partDelays: [] }, { partDelays: [] }],
    [{ canTow: true }, { canTow: true }],
  ])('%j is sent as %j, which the contract takes', (change, sent) => {
    expect(changesBetween(before, typed(change))).toEqual(sent);
    expect(parse(StationChange, sent)).toEqual(sent);
  });

  test('a closure goes with the weekly hours, which stay', () => {
    const specialDays = [{ date: '2026-10-01', windows: [] }];
    const { exceptions: _, ...usual } = station.hours;
    expect(changesBetween(before, typed({ specialDays }))).toEqual({ hours: { ...usual, exceptions: specialDays } });
  });
});

describe('a new station', () => {
  const draft = { ...freshStation, code: 'S2', name: 'Two', lng: '121', lat: '31' };

  test('is sent without what was left empty', () => {
    const sent = toNewStation(draft);
    expect(sent).not.toHaveProperty('address');
    expect(parse(NewStation, sent)).toMatchObject({ code: 'S2', bays: ['1', '2', '3', '4'] });
    expect(faultsOf(draft)).toEqual([]);
  });

  test.each([
    [{ code: 'S 2' }, 'code', 'station-code'],
    [{ name: ' ' }, 'name', 'required'],
    [{ lng: '' }, 'lng', 'required'],
    [{ lng: 'east' }, 'lng', 'number'],
    [{ lat: '91' }, 'lat', 'latitude'],
    [{ email: 'nobody' }, 'email', 'email'],
    [{ phone: 'call me' }, 'phone', 'phone'],
    [{ bays: ['no. 1'] }, 'bays', 'bay-name'],
    [{ technicians: 'two' }, 'technicians', 'number'],
    [{ partDelays: [{ component: 'brakes', until: '' }] }, 'partDelays.0', 'required'],
    [{ models: [{ brand: '', models: ['GL8'] }] }, 'models.0', 'required'],
    [{ week: [[{ from: '08:30', to: '' }]] }, 'week.0.0', 'clock'],
  ])('with %j is told what is wrong beside %s', (change, field, rule) => {
    expect(faultsOf({ ...draft, ...change })).toMatchObject([{ field, rule }]);
  });
});

test('what is left empty is taken out', () => {
  expect(changesBetween(before, typed({ phone: '', city: ' ' }))).toEqual({ phone: null, city: null });
});

test('what was typed stays on top of what somebody else has changed', () => {
  const newer = { ...before, city: '苏州', bays: ['1'] };
  expect(onTop(before, typed({ name: 'Two', bays: ['9'] }), newer)).toEqual({ ...newer, name: 'Two', bays: ['9'] });
});

test.each([
  ['position.coordinates.1', 'lat'],
  ['position', 'lng'],
  ['hours.weekly.0.from', 'week'],
  ['hours.exceptions.2.date', 'specialDays'],
  ['bays.3', 'bays'],
  ['partDelays.1.until', 'partDelays.1'],
  ['servicePhone', 'servicePhone'],
])('what the server says of %s stands beside %s', (field, place) => expect(fieldOf(field)).toBe(place));
