import { type FieldError, type Language, Refusal, type RefusalCode, refusals } from '@baylink/contracts';
import { translate, translateRule } from '@baylink/i18n';
import { isDatabaseAway } from '@baylink/kit';

/** A refusal as it goes out: RFC 9457. `code` is also the key of its translation. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  instance: string;
  errors?: FieldError[];
  retryAfterSeconds?: number;
} & Record<string, unknown>;

/** Who reads the problem: in which language, and the `traceparent` by which its log lines are found. */
export type ProblemReader = { language: Language; traceparent: string };

/** What of a refusal's detail the outside may read. */
const carried = ['allowed', 'action', 'state', 'version', 'deadline', 'service'] as const;

export function toProblem({ code, detail }: Refusal, { language, traceparent }: ProblemReader): Problem {
  const title = translate(language, `refusal.${code}`);
  const errors = errorsOf(detail)?.map((error) => inWords(error, language));
  return {
    type: `urn:baylink:refusal:${code}`,
    title,
    status: refusals[code],
    code,
    detail: errors?.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join(' ') ?? title,
    instance: `urn:trace:${traceparent.slice(3, 35)}`,
    ...(errors && { errors }),
    ...Object.fromEntries(carried.filter((name) => detail[name] !== undefined).map((name) => [name, detail[name]])),
    ...(mayTryAgain(code) && { retryAfterSeconds: Number(detail.retryAfterSeconds ?? 1) }),
  };
}

const mayTryAgain = (code: RefusalCode) => code === 'unavailable' || code === 'too-many-requests';

function errorsOf({ errors }: Record<string, unknown>): FieldError[] | undefined {
  return Array.isArray(errors) && errors.length > 0 ? (errors as FieldError[]) : undefined;
}

function inWords(error: FieldError, language: Language): FieldError & { message: string } {
  return { ...error, message: translateRule(language, error) };
}

/** What an error means to whoever asked. What nobody foresaw is `internal`, and says no more than that. */
export function refusalOf(error: unknown): Refusal {
  if (Refusal.is(error)) return error;
  const { code, statusCode } = error as { code?: unknown; statusCode?: number };
  const known = frameworkErrors[String(code)];
  if (known) return known();
  if (isDatabaseAway(error)) return new Refusal('unavailable', { retryAfterSeconds: 2 });
  const isTheirs = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  return new Refusal(isTheirs ? 'malformed' : 'internal');
}

/** https://fastify.dev/docs/latest/Reference/Errors/ */
const frameworkErrors: Record<string, () => Refusal> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Refusal('unsupported-media-type'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Refusal('too-large'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => new Refusal('malformed', { errors: [{ field: '', rule: 'json' }] }),
  FST_ERR_NOT_FOUND: () => new Refusal('not-found'),
  FST_ERR_MAX_PARAM_LENGTH: () => new Refusal('not-found'),
};
