import { ruleNames, type Station } from '@baylink/contracts/repair-station';
import { describe, expect, test } from '@jest/globals';
import { aStation, monday, NOW, needs } from '../testing/offer.js';
import { freeRun } from './free-run.js';
import { type Asked, askedOf, explained, type Look, type RuleName, rules, suits, verdicts } from './rules.js';
import { calendarOf, toSite } from './site.js';

const askedFor = (given: Parameters<typeof needs>[0] = {}, about: Partial<Asked> = {}): Asked => ({
  ...askedOf(needs(given), { tried: new Set(), reachKm: 300, now: NOW }),
  ...about,
});

function lookAt(given: Partial<Station>, distanceKm = 5): Look {
  const station = aStation('S001', given);
  const site = toSite(station, calendarOf(station));
  return { site, distanceKm, slot: freeRun(site, 90, NOW, new Set()) };
}

const lyriq = { brand: 'Cadillac', models: ['LYRIQ'] };
const cadillac = (model: string | undefined) => askedFor({ vehicle: { vin: 'V', brand: 'Cadillac', model } });

const holds = (name: RuleName, seen: Look, asked: Asked) =>
  rules.find((rule) => rule.name === name)!.holds(seen, asked);

test('the table holds every rule once, in the order in which they are shown', () => {
  expect(rules.map(({ name }) => name)).toEqual([...ruleNames]);
});

describe('a station is', () => {
  test.each<[RuleName, string, boolean, Partial<Station>, Asked, number?]>([
    ['open-for-business', 'open', true, { state: 'open' }, askedFor()],
    ['open-for-business', 'closed', false, { state: 'closed' }, askedFor()],
    ['open-for-business', 'paused without an end', false, { state: 'paused' }, askedFor()],
    ['open-for-business', 'paused until later', false, pausedUntil('03:00'), askedFor()],
    ['open-for-business', 'paused until now', true, pausedUntil('02:00'), askedFor()],
    ['authorised', 'for every brand', true, { brands: [] }, askedFor()],
    ['authorised', 'for this brand, written otherwise', true, { brands: ['ＢＵＩＣＫ '] }, askedFor()],
    ['authorised', 'for another brand', false, { brands: ['Chevrolet'] }, askedFor()],
    ['authorised', 'for a car of unknown brand', true, { brands: ['Chevrolet'] }, askedFor({ vehicle: { vin: 'V' } })],
    ['able', 'for every technical component', true, { abilities: [] }, askedFor()],
    ['able', 'for this component', true, { abilities: ['brakes', 'wheels'] }, askedFor()],
    ['able', 'for others', false, { abilities: ['wheels'] }, askedFor()],
    ['able', 'for no complaint about service', false, { abilities: [] }, askedFor({ component: 'sales-fraud' })],
    ['authorised', 'for this model', true, { models: [lyriq] }, cadillac('lyriq')],
    ['authorised', 'for other models of the brand only', false, { models: [lyriq] }, cadillac('CT5')],
    ['authorised', 'for every model of a brand without a list', true, { models: [lyriq] }, askedFor()],
    ['authorised', 'for a car of unknown model', true, { models: [lyriq] }, cadillac(undefined)],
    ['certified-high-voltage', 'not needed to be', true, {}, askedFor()],
    [
      'certified-high-voltage',
      'certified',
      true,
      { certifiedHighVoltage: true },
      askedFor({ component: 'electric-drive' }),
    ],
    ['certified-high-voltage', 'not certified', false, {}, askedFor({ component: 'traction-battery' })],
    ['can-tow', 'not needed to', true, { canTow: false }, askedFor()],
    ['can-tow', 'able to', true, { canTow: true }, askedFor({ drivable: false })],
    ['can-tow', 'unable to', false, { canTow: false }, askedFor({ drivable: false })],
    ['not-tried', 'new to it', true, {}, askedFor({}, { tried: new Set(['S002']) })],
    ['not-tried', 'tried before', false, {}, askedFor({}, { tried: new Set(['S001']) })],
    ['within-reach', 'at the edge', true, {}, askedFor(), 300],
    ['within-reach', 'beyond', false, {}, askedFor(), 300.01],
    ['free-bay', 'free', true, {}, askedFor()],
    ['free-bay', 'without anybody to man a bay', false, { technicians: 0 }, askedFor()],
    ['free-bay', 'never open', false, { hours: { weekly: [], exceptions: [] } }, askedFor()],
  ])('%s: %s', (name, _what, expected, station, asked, distanceKm = 5) => {
    expect(holds(name, lookAt(station, distanceKm), asked)).toBe(expected);
  });
});

test('the search passes exactly the stations that pass the rules about the station itself', () => {
  for (const station of [{}, { canTow: true }, { state: 'closed' as const }, { abilities: ['wheels' as const] }]) {
    const asked = askedFor({ drivable: false });
    const seen = lookAt(station, 0);
    expect(suits(asked)(seen.site)).toBe(verdicts(seen, asked).every(Boolean));
  }
});

test('a receipt shows every rule with what it rests on', () => {
  const seen = lookAt({ brands: ['Buick'] }, 12.35);
  expect(explained(seen, askedFor(), verdicts(seen, askedFor()))).toEqual([
    { rule: 'open-for-business', ok: true, value: 'open' },
    { rule: 'authorised', ok: true, value: ['Buick'] },
    { rule: 'able', ok: true, value: [] },
    { rule: 'certified-high-voltage', ok: true, value: false },
    { rule: 'can-tow', ok: true, value: false },
    { rule: 'not-tried', ok: true, value: false },
    { rule: 'within-reach', ok: true, value: 12.35 },
    { rule: 'free-bay', ok: true, value: '2026-11-23T02:00:00.000Z' },
  ]);
});

function pausedUntil(time: string): Partial<Station> {
  return { state: 'paused', pausedUntil: monday(time).toISOString() };
}
