import { z } from 'zod';

const ISO_DURATION = /^P(?!$)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const UNIT_MS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000];

/** Milliseconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds (`PT5M`), or NaN. Months have no length. */
export function durationMs(text: string): number {
  const parts = ISO_DURATION.exec(text);
  if (!parts) return Number.NaN;
  return UNIT_MS.reduce((sum, unit, i) => sum + Number(parts[i + 1] ?? 0) * unit, 0);
}

/** A setting that is a length of time: ISO 8601 in the environment, milliseconds in the code. */
export const duration = (fallback?: string) => {
  const text = z
    .string()
    .refine((value) => !Number.isNaN(durationMs(value)), 'an ISO 8601 duration such as PT5M or P2D')
    .transform(durationMs);
  return fallback === undefined ? text.optional() : text.prefault(fallback);
};

/** What every process needs to know; each adds its own. The README's settings table lists them all. */
export const ProcessSettings = z.object({
  MONGODB_URL: z.string().startsWith('mongodb'),
  /** Named after the service unless several products share one MongoDB. */
  MONGODB_DATABASE: z.string().max(60).optional(),
  NATS_URL: z.string(),
  REDIS_URL: z.string(),
  HOST: z.string().default('127.0.0.1'),
  /** Where `/health` and `/metrics` answer; 0 takes any free port. */
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});
export type ProcessSettings = z.output<typeof ProcessSettings>;

export type Environment = Record<string, string | undefined>;

/** Settings from the environment. A wrong one stops the start and is named with what it should be. */
export function readSettings<S extends z.ZodType>(schema: S, env: Environment): z.output<S> {
  const result = schema.safeParse(env);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`These settings are missing or wrong:\n${wrong.join('\n')}`);
}
