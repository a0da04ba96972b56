import { type NewStation, type StationChange, usualHours } from '@baylink/contracts/repair-station';
import type { z } from 'zod';
import type { Station } from '../api/types.js';
import { toMoment, toTyped } from '../shared/moment.js';
import { type SpecialDay, toSpecialDays, toWeek, toWeekly, type Window } from './hours.js';

/** The form of a station as it is typed. */
export type StationDraft = {
  code: string;
  name: string;
  lng: string;
  lat: string;
  address: string;
  city: string;
  province: string;
  timeZone: string;
  phone: string;
  servicePhone: string;
  email: string;
  week: Window[][];
  specialDays: SpecialDay[];
  bays: string[];
  technicians: string;
  abilities: string[];
  brands: string[];
  models: { brand: string; models: string[] }[];
  certifiedHighVoltage: boolean;
  canTow: boolean;
  /** `until` as a `datetime-local` field shows it. */
  partDelays: { component: string; until: string }[];
};
export type Change = z.input<typeof StationChange>;
type Body = z.input<typeof NewStation>;

export const freshStation: StationDraft = {
  code: '',
  name: '',
  lng: '',
  lat: '',
  address: '',
  city: '',
  province: '',
  timeZone: 'Asia/Shanghai',
  phone: '',
  servicePhone: '',
  email: '',
  week: toWeek(usualHours.weekly),
  specialDays: [],
  bays: ['1', '2', '3', '4'],
  technicians: '',
  abilities: [],
  brands: [],
  models: [],
  certifiedHighVoltage: false,
  canTow: false,
  partDelays: [],
};

export function toDraft(station: Station): StationDraft {
  const [lng, lat] = station.position.coordinates;
  const { code, name, timeZone, bays, abilities, brands, models, certifiedHighVoltage, canTow } = station;
  return {
    ...{ code, name, timeZone, bays, abilities, brands, models, certifiedHighVoltage, canTow },
    lng: String(lng),
    lat: String(lat),
    address: station.address ?? '',
    city: station.city ?? '',
    province: station.province ?? '',
    phone: station.phone ?? '',
    servicePhone: station.servicePhone ?? '',
    email: station.email ?? '',
    week: toWeek(station.hours.weekly),
    specialDays: toSpecialDays(station.hours.exceptions),
    technicians: station.technicians === undefined ? '' : String(station.technicians),
    partDelays: station.partDelays.map(({ component, until }) => ({ component, until: toTyped(until) })),
  };
}

/** What is left empty is taken out. */
const given = (text: string) => text.trim() || null;
const degrees = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));

/** Each field of the contract, made of the form. */
const made = {
  name: ({ name }) => name.trim(),
  position: ({ lng, lat }) => ({ type: 'Point', coordinates: [degrees(lng), degrees(lat)] }),
  address: ({ address }) => given(address),
  city: ({ city }) => given(city),
  province: ({ province }) => given(province),
  timeZone: ({ timeZone }) => timeZone,
  phone: ({ phone }) => given(phone),
  servicePhone: ({ servicePhone }) => given(servicePhone),
  email: ({ email }) => given(email),
  hours: ({ week, specialDays }) => ({ weekly: toWeekly(week), exceptions: specialDays }),
  bays: ({ bays }) => bays,
  technicians: ({ technicians }) => (given(technicians) === null ? null : Number(technicians)),
  abilities: ({ abilities }) => abilities as Body['abilities'],
  brands: ({ brands }) => brands,
  models: ({ models }) => models,
  certifiedHighVoltage: ({ certifiedHighVoltage }) => certifiedHighVoltage,
  canTow: ({ canTow }) => canTow,
  partDelays: ({ partDelays }) =>
    partDelays.map(({ component, until }) => ({ component, until: toMoment(until) ?? '' })) as Body['partDelays'],
} satisfies { [F in keyof Change]?: (draft: StationDraft) => Change[F] };
type Field = keyof typeof made;
const fields = Object.keys(made) as Field[];

/** What is sent for a new station: `POST /stations`. */
export function toNewStation(draft: StationDraft): Body {
  const filled = fields.map((field) => [field, made[field](draft)] as const).filter(([, value]) => value !== null);
  return { code: draft.code.trim(), ...Object.fromEntries(filled) } as Body;
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The fields of the contract in which two forms differ. */
export const changedFields = (before: StationDraft, after: StationDraft): Field[] =>
  fields.filter((field) => !isSame(made[field](before), made[field](after)));

/** What is sent for a changed one: only what differs. */
export const changesBetween = (before: StationDraft, after: StationDraft): Change =>
  Object.fromEntries(changedFields(before, after).map((field) => [field, made[field](after)]));

/** What was typed over a station, as it stands in the form. */
export const touched = (before: StationDraft, typed: StationDraft): Partial<StationDraft> =>
  Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => !isSame(value, before[field as keyof StationDraft])),
  );

/** The newer station with everything that was typed over the older one. */
export const onTop = (older: StationDraft, typed: StationDraft, newer: StationDraft): StationDraft => ({
  ...newer,
  ...touched(older, typed),
});

/** Where a field of the request stands in the form. */
export function fieldOf(field: string): string {
  const [first = '', second] = field.split('.');
  if (first === 'position') return field.endsWith('coordinates.1') ? 'lat' : 'lng';
  if (first === 'hours') return second === 'exceptions' ? 'specialDays' : 'week';
  // A row of its own, so that each can tell what is wrong with it.
  if (['partDelays', 'models'].includes(first) && second !== undefined) return `${first}.${second}`;
  return first;
}
