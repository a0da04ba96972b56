import { duration } from '@baylink/kit';
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';
import { z } from 'zod';
import type { Waits } from './domain/step.js';

const wait = (fallback: string) => z.pipe(duration(fallback), z.number());

export const customerServiceSettings = z.object({
  /** Where a phone number without a country code belongs: ISO 3166-1, two letters. */
  DEFAULT_REGION: z
    .string()
    .refine(isSupportedCountry, 'a country code such as CN')
    .transform((code) => code as CountryCode)
    .prefault('CN'),
  /** From the end of a repair to the question whether it is right. */
  FOLLOW_UP_AFTER: wait('P2D'),
  /** From the question to the one reminder. */
  FOLLOW_UP_REMIND_AFTER: wait('P2D'),
  /** From the reminder to closing without an answer. */
  FOLLOW_UP_CLOSE_AFTER: wait('P5D'),
});
export type CustomerServiceSettings = z.output<typeof customerServiceSettings>;

export const waitsOf = (settings: CustomerServiceSettings): Waits => ({
  FOLLOW_UP_AFTER: settings.FOLLOW_UP_AFTER,
  FOLLOW_UP_REMIND_AFTER: settings.FOLLOW_UP_REMIND_AFTER,
  FOLLOW_UP_CLOSE_AFTER: settings.FOLLOW_UP_CLOSE_AFTER,
});
