import { type FieldError, parse, Refusal } from '@baylink/contracts/language';
import { NewStation } from '@baylink/contracts/repair-station';
import { faultsOfDays, faultsOfWeek } from './hours.js';
import { plainRule } from './plain-rule.js';
import { fieldOf, type StationDraft, toNewStation } from './station-draft.js';

/** What is wrong with the form before anything is sent, by the field of the form. */
export function faultsOf(draft: StationDraft): FieldError[] {
  const hours = [...faultsOfWeek(draft.week), ...faultsOfDays(draft.specialDays)];
  const broken = brokenIn(toNewStation(draft)).map((error) => ({ ...error, field: fieldOf(error.field) }));
  const isSaidAlready = ({ field }: FieldError) => hours.length > 0 && (field === 'week' || field === 'specialDays');
  return [...broken.filter((error) => !isSaidAlready(error)).map((error) => asked(error, draft)), ...hours];
}

function brokenIn(body: unknown): FieldError[] {
  try {
    parse(NewStation, body);
    return [];
  } catch (error) {
    if (!Refusal.is(error)) throw error;
    return error.detail.errors as FieldError[];
  }
}

/** What is not there yet asks to be filled in: the type that it should have says nothing to a person. */
function asked(error: FieldError, draft: StationDraft): FieldError {
  const { field, rule } = error;
  const typed = draft[field as keyof StationDraft];
  if (typeof typed === 'string' && typed.trim() === '') return { ...error, rule: 'required' };
  if (field.startsWith('partDelays') && rule === 'invalid_format') return { ...error, rule: 'required' };
  if (field.startsWith('models') && rule === 'too_small') return { ...error, rule: 'required' };
  if (numbers.has(field) && rule === 'invalid_type') return { ...error, rule: 'number' };
  return plainRule(error);
}
const numbers: ReadonlySet<string> = new Set(['lng', 'lat', 'technicians']);
