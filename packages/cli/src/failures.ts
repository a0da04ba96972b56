import { type Language, Refusal, type Words } from '@baylink/contracts';
import { type BrokenRule, isKey, translate, translateRule } from '@baylink/i18n';
import { phrases } from './words/phrases.js';

/** problem+json (RFC 9457) as the product sends it. */
export type Problem = {
  code?: string;
  title?: string;
  detail?: string;
  errors?: ({ field: string } & BrokenRule)[];
  allowed?: string[];
};

/** The product answered with a no. */
export class Refused extends Error {
  readonly code: string;
  readonly problem: Problem;
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly status: number,
    problem: Problem | string | undefined,
    retryAfterSeconds = Number.NaN,
  ) {
    const known = typeof problem === 'object' && problem !== null ? problem : {};
    super(known.code ?? `HTTP ${status}`);
    this.problem = known;
    this.code = known.code ?? String(status);
    this.retryAfterMs = Number.isFinite(retryAfterSeconds) ? retryAfterSeconds * 1000 : undefined;
  }

  /** Too busy or away for now: the same question may be answered in a moment. */
  get mayPass(): boolean {
    return this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  is(...codes: string[]): boolean {
    return codes.includes(this.code);
  }
}

/** Nobody answered at all. */
export class NoAnswer extends Error {
  readonly mayPass = true;
  readonly retryAfterMs = undefined;

  constructor(
    readonly url: string,
    why: string,
  ) {
    super(why);
  }
}

/** Something is wrong with how the command was called, said in the caller's language already. */
export class WrongUse extends Error {}

/** A failure in words that a person can act on. */
export function explain(failure: unknown, language: Language): string {
  if (failure instanceof Refused) return explainProblem({ code: failure.code, ...failure.problem }, language);
  if (Refusal.is(failure)) return explainProblem({ code: failure.code, ...failure.detail }, language);
  if (failure instanceof NoAnswer) return phrases[language].noAnswer(failure.url, failure.message);
  return failure instanceof Error ? failure.message : String(failure);
}

function explainProblem({ code, title, errors = [], allowed = [] }: Problem, language: Language): string {
  const key = `refusal.${code}`;
  // Every refusal is a plain sentence: none of them asks for a param.
  const whole = isKey(key) ? translate(language, key as 'refusal.internal') : (title ?? `HTTP ${code}`);
  const fields = errors.map((error) => explainRule(error, language));
  return [whole, ...fields, ...(allowed.length > 0 ? [phrases[language].allowed(allowed)] : [])].join(' ');
}

type Note = { field: string } & BrokenRule;

/** One thing wrong with one field: `position: the coordinates lie far from the stated province.` */
export function explainRule({ field, ...broken }: Note, language: Language): string {
  const words = translateRule(language, broken) + whereabouts(broken, language);
  return field ? `${field}: ${words}` : words;
}

/** Of coordinates that are somewhere else: where they are, and how far from where they should be. */
function whereabouts({ rule, stated, found, km }: BrokenRule, language: Language): string {
  if (rule !== 'far-from-province' || typeof stated !== 'string') return '';
  return phrases[language].elsewhere(stated, (found as Words | null)?.[language], Number(km));
}
