import type { Language } from '@baylink/contracts/values';
import { isKey, translateRule } from '@baylink/i18n';
import type { BrokenField, Problem } from '../api/api.js';

/** What is wrong with one field: the server's words, else our own for its rule. */
export function sayBroken(language: Language, broken: BrokenField): string {
  const ours = isKey(`rule.${broken.rule}`) || broken.rule.startsWith('too_');
  return ours || !broken.message ? translateRule(language, broken) : broken.message;
}

/** Errors by the field of a form. `fieldOf` knows where a field of the request stands in the form. */
export function toFormErrors(
  errors: Problem['errors'],
  language: Language,
  fieldOf: (field: string) => string = (field) => field,
): Record<string, string> {
  return Object.fromEntries(errors.map((broken) => [fieldOf(broken.field), sayBroken(language, broken)]));
}
