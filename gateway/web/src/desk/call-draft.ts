import { LogComplaint } from '@baylink/contracts/complaint';
import type { Severity } from '@baylink/contracts/components';
import { type FieldError, parse, Refusal } from '@baylink/contracts/language';
import type { UseFormReturnType } from '@mantine/form';
import type { CallSearch } from '../search.js';

export type Where = 'address' | 'coordinates' | 'station';
/** The form of a call as it is typed: everything is text until it is sent. */
export type CallDraft = {
  search: CallSearch;
  customer: string;
  name: string;
  phone: string;
  vin: string;
  brand: string;
  model: string;
  year: string;
  text: string;
  component: string;
  /** Whether the agent has chosen the class; then a suggestion no longer changes it. */
  isComponentChosen: boolean;
  severity: Severity;
  isSeverityChosen: boolean;
  drivable: boolean;
  where: Where;
  address: string;
  lng: string;
  lat: string;
  station: string;
  occurredAt: string;
  channel: string;
};

export type CallFormState = UseFormReturnType<CallDraft>;

export const freshDraft: CallDraft = {
  search: {},
  customer: '',
  name: '',
  phone: '',
  vin: '',
  brand: '',
  model: '',
  year: '',
  text: '',
  component: '',
  isComponentChosen: false,
  severity: 'normal',
  isSeverityChosen: false,
  drivable: true,
  where: 'address',
  address: '',
  lng: '',
  lat: '',
  station: '',
  occurredAt: '',
  channel: 'phone',
};

const given = (text: string) => text.trim() || undefined;
const numberOf = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));

/** The position as far as it is typed, in WGS-84 degrees. */
export function positionOf({ where, lng, lat }: CallDraft) {
  const coordinates: [number, number] = [numberOf(lng), numberOf(lat)];
  if (where === 'address' || coordinates.some(Number.isNaN)) return undefined;
  return { type: 'Point' as const, coordinates };
}

/** What is sent: `POST /complaints`. */
export function toComplaint(draft: CallDraft) {
  const { customer, name, phone, drivable, severity, channel, occurredAt } = draft;
  return {
    customer: customer ? { id: customer } : { name, phone },
    vehicle: {
      vin: draft.vin,
      brand: given(draft.brand),
      model: given(draft.model),
      year: given(draft.year) && Number(draft.year),
    },
    text: draft.text,
    component: given(draft.component),
    severity,
    drivable,
    position: positionOf(draft),
    address: draft.where === 'address' ? given(draft.address) : undefined,
    occurredAt: occurredAt ? new Date(occurredAt).toISOString() : undefined,
    channel,
  };
}

/** What the contract finds wrong before anything is sent. */
export function brokenFields(draft: CallDraft): FieldError[] {
  const body = toComplaint(draft);
  const place = body.position || body.address ? [] : [{ field: 'position', rule: 'required' }];
  return [...brokenIn(body), ...place];
}

function brokenIn(body: unknown): FieldError[] {
  try {
    parse(LogComplaint, body);
    return [];
  } catch (error) {
    if (!Refusal.is(error)) throw error;
    return error.detail.errors as FieldError[];
  }
}

/** Where a field of the request stands in the form. */
export function fieldOf(field: string, where: Where): keyof CallDraft {
  const place = where === 'address' ? 'address' : where === 'station' ? 'station' : 'lng';
  if (field.endsWith('coordinates.1') && where === 'coordinates') return 'lat';
  if (/(^|\.)(position|address)\b/.test(field)) return place;
  const [last = ''] = field.split('.').slice(-1);
  if (last === 'customer' || last === 'id') return 'name';
  return (last in freshDraft ? last : 'text') as keyof CallDraft;
}
