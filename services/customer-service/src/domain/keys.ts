import type { Customer, Vehicle } from '@baylink/contracts';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { pinyin } from 'pinyin-pro';

/*
 * What people type, brought to one form. Keys carry what they are as a prefix and stand in one array of the document,
 * so that one index answers every look-up: `p:` phone in E.164, `t:` a phone's last eight digits, `e:` e-mail, `n:` name,
 * `y:` pinyin, `i:` initials, `x:` external reference; of cars `l:` licence plate, `v:` the VIN and its last six, `c:`
 * owner or driver.
 */

export type Region = CountryCode;

const TAIL_DIGITS = 8;
const FEWEST_DIGITS = 5;
/** What is read out on the phone. */
export const VIN_END_SIGNS = 6;

/** One form for full and half width, upper and lower case, and any space: `ＺＨＡＮＧ  San` is `zhang san`. */
const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** A name without the signs that people leave out: `阿不都·买买提`, `O'Brien`, `Jean-Luc`. */
export const foldName = (name: string) =>
  fold(
    fold(name)
      .replace(/[·•・.,'’`]/g, '')
      .replace(/[-_/]/g, ' '),
  );

/** Both keys of a phone number: its E.164 form when it is a number somewhere, and its last eight digits. */
export function phoneKeys(typed: string, region: Region): { number?: string; tail?: string; sure: boolean } {
  const text = fold(typed).replace(/(?:转|分机|ext\.?|x|#)\s*\d+$|(?<=\d{7}\)?)-\d{1,4}$/u, '');
  const parsed = parsePhoneNumberFromString(text, region);
  const digits = text.replace(/\D/g, '');
  return {
    ...(parsed?.isPossible() && { number: `p:${parsed.number}` }),
    ...(digits.length >= FEWEST_DIGITS && { tail: `t:${digits.slice(-TAIL_DIGITS)}` }),
    sure: parsed?.isValid() ?? false,
  };
}

/** The keys that find whoever has this number. One that belongs to no numbering plan is also compared by its end. */
export function phoneQuery(typed: string, region: Region): string[] {
  const { number, tail, sure } = phoneKeys(typed, region);
  return defined(sure ? [number] : [number, tail]);
}

/** The one key that says whether two numbers are the same. */
export function phoneIdentity(typed: string, region: Region): string {
  const { number, tail } = phoneKeys(typed, region);
  return number ?? tail ?? `t:${typed.replace(/\D/g, '')}`;
}

export const emailKey = (typed: string) => `e:${fold(typed)}`;
export const nameKey = (name: string) => `n:${foldName(name)}`;
export const refKey = (ref: string) => `x:${ref}`;
export const plateKey = (typed: string) =>
  `l:${typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·•・.-]/g, '')}`;
export const vinKey = (vin: string) => `v:${fold(vin).toUpperCase().replaceAll(' ', '')}`;
export const ofCustomerKey = (id: string) => `c:${id}`;

/** A name from each of its words on, so that `smith` finds `John Smith`. */
function nameKeys(name: string): string[] {
  const words = foldName(name).split(' ');
  return words.map((_, i) => `n:${words.slice(i).join(' ')}`);
}

/** A Chinese name as it sounds and by its initials, with the surname's own reading (单 shàn, 曾 zēng) and the usual one. */
function soundKeys(name: string): string[] {
  if (!/\p{Script=Han}/u.test(name)) return [];
  return [readings(name, 'head'), readings(name, 'off')].flatMap((syllables) => [
    `y:${syllables.join('')}`,
    `i:${syllables.map((syllable) => syllable[0]).join('')}`,
  ]);
}

function readings(name: string, surname: 'head' | 'off'): string[] {
  const syllables = pinyin(foldName(name), { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive', surname });
  return syllables.map((syllable) => syllable.replaceAll(' ', '')).filter((syllable) => syllable !== '');
}

export function customerKeys(
  customer: Pick<Customer, 'name' | 'phones' | 'emails' | 'externalRefs'>,
  region: Region,
): string[] {
  const phones = customer.phones.map((phone) => phoneKeys(phone, region));
  return unique([
    ...defined(phones.flatMap(({ number, tail }) => [number, tail])),
    ...customer.emails.map(emailKey),
    ...nameKeys(customer.name),
    ...soundKeys(customer.name),
    ...customer.externalRefs.map(({ system, id }) => refKey(`${system}:${id}`)),
  ]);
}

export function vehicleKeys(vehicle: Pick<Vehicle, 'vin' | 'plate' | 'owner' | 'drivers' | 'externalRefs'>): string[] {
  return unique([
    vinKey(vehicle.vin),
    vinKey(vehicle.vin.slice(-VIN_END_SIGNS)),
    ...defined([vehicle.plate]).map(plateKey),
    ...defined([vehicle.owner, ...vehicle.drivers]).map(ofCustomerKey),
    ...vehicle.externalRefs.map(({ system, id }) => refKey(`${system}:${id}`)),
  ]);
}

export const withCustomerKeys = <T extends Customer>(customer: T, region: Region) => ({
  ...customer,
  keys: customerKeys(customer, region),
});
export const withVehicleKeys = <T extends Vehicle>(vehicle: T) => ({ ...vehicle, keys: vehicleKeys(vehicle) });

const unique = (keys: string[]) => [...new Set(keys)];
const defined = <T>(values: (T | undefined)[]) => values.filter((value) => value !== undefined);
