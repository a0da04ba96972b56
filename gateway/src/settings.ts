import { serviceNames } from '@baylink/contracts';
import { duration, ProcessSettings } from '@baylink/kit';
import { z } from 'zod';

const HealthUrls = z.partialRecord(z.enum(serviceNames as [string, ...string[]]), z.url());

/** What the gateway reads from the environment. The README's settings table lists it. */
export const GatewaySettings = ProcessSettings.extend({
  /** Where the product answers; 0 takes any free port. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** The address people type, where a proxy stands in front. */
  PUBLIC_URL: z.url().optional(),
  /** `1`: believe a proxy about who asks (`X-Forwarded-For`, `X-Forwarded-Proto`). */
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
  /** `0`: no demo accounts. */
  BAYLINK_DEMO: z.enum(['0', '1']).default('1'),
  /** The local administrator's bearer token. */
  BAYLINK_ADMIN_TOKEN: z.string().min(16).optional(),
  SESSION_LASTS: duration('PT12H'),
  /** Requests that one account may make in a second. */
  RATE_LIMIT_PER_SECOND: z.coerce.number().int().min(1).default(400),
  /** `{ "<service>": "<its health address>" }`. Without it services are asked over the bus whether they answer. */
  SERVICES: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('JSON such as {"dealer":"http://127.0.0.1:4001"}');
        return z.NEVER;
      }
    })
    .pipe(HealthUrls)
    .optional(),
  /** The folder of the built web app. */
  WEB_DIST: z.string().optional(),
});
export type GatewaySettings = z.output<typeof GatewaySettings>;
