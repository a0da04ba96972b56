import type { FieldError } from '@baylink/contracts/language';

/** Fields whose form can be said better than by its pattern, by their name in the form and in a file. */
const forms: Record<string, string> = { code: 'station-code', bays: 'bay-name', email: 'email' };

/** The same error under a rule that we have words for. */
export function plainRule<E extends FieldError>(error: E): E {
  const form = forms[error.field];
  return error.rule === 'invalid_format' && form ? { ...error, rule: form } : error;
}
