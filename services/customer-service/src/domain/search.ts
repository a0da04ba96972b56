import { Refusal, VIN_LENGTH } from '@baylink/contracts';
import type { Lookup, MatchedBy } from '@baylink/contracts/customer-service';
import type { z } from 'zod';
import { emailKey, foldName, nameKey, phoneQuery, plateKey, type Region, VIN_END_SIGNS, vinKey } from './keys.js';

/** A key to look for, whole or as the beginning of one, and what it means that somebody has it. */
export type Sought = { key: string; prefix?: boolean; matchedBy: MatchedBy };

/** What to look for among people and among cars, the surest first. */
export type Search = { people: Sought[]; cars: Sought[] };

const FEWEST_LATIN_LETTERS = 2;

/** @throws Refusal `invalid` when nothing was asked for, or a VIN of another length */
export function searchOf({ phone, plate, vin, q }: z.output<typeof Lookup>, region: Region): Search {
  if (!phone && !plate && !vin && !q) throw Refusal.invalid({ field: 'q', rule: 'required' });
  if (vin && soughtVin(vin).length === 0) throw Refusal.invalid({ field: 'vin', rule: 'vin-length' });
  const anything = q ? searchAnything(q, region) : { people: [], cars: [] };
  return {
    people: [...(phone ? soughtPhone(phone, region) : []), ...anything.people],
    cars: [...(plate ? soughtPlate(plate) : []), ...(vin ? soughtVin(vin) : []), ...anything.cars],
  };
}

/** Whatever the words can sensibly mean: a number may be a phone, a plate or the end of a VIN. */
export function searchAnything(q: string, region: Region): Search {
  const text = q.normalize('NFKC').trim();
  const isNumber = /^[+\d(][\d\s().\-/转xX#]*$/.test(text);
  const isEmail = text.includes('@');
  return {
    people: [
      ...(isNumber ? soughtPhone(text, region) : []),
      ...(isEmail ? [{ key: emailKey(text), matchedBy: 'email' as const }] : []),
      ...(/\p{L}/u.test(text) && !isEmail ? soughtName(text) : []),
    ],
    cars: [...soughtVin(text), ...(/\d/.test(text) && !isEmail ? soughtPlate(text) : [])],
  };
}

/** How somebody was found: by the surest of the keys that fit. */
export const matchOf = (keys: string[], sought: Sought[]): Sought | undefined =>
  sought.find(({ key, prefix }) => keys.some((one) => (prefix ? one.startsWith(key) : one === key)));

const soughtPhone = (typed: string, region: Region): Sought[] =>
  phoneQuery(typed, region).map((key) => ({ key, matchedBy: 'phone' }));

const soughtPlate = (typed: string): Sought[] => [{ key: plateKey(typed), matchedBy: 'plate' }];

function soughtVin(typed: string): Sought[] {
  const key = vinKey(typed);
  const signs = key.slice(2);
  if (!/^[A-HJ-NPR-Z0-9]*$/.test(signs)) return [];
  if (signs.length === VIN_LENGTH) return [{ key, matchedBy: 'vin' }];
  return signs.length === VIN_END_SIGNS ? [{ key, matchedBy: 'vin-last-six' }] : [];
}

function soughtName(typed: string): Sought[] {
  const latin = foldName(typed).replaceAll(' ', '').replaceAll('ü', 'v');
  const name: Sought = { key: nameKey(typed), prefix: true, matchedBy: 'name' };
  if (/\p{Script=Han}/u.test(latin)) return [name];
  if (latin.length < FEWEST_LATIN_LETTERS) return [];
  return [
    name,
    { key: `y:${latin}`, prefix: true, matchedBy: 'pinyin' },
    { key: `i:${latin}`, prefix: true, matchedBy: 'initials' },
  ];
}
