import { Language } from '@baylink/contracts';
import { duration } from '@baylink/kit';
import { z } from 'zod';

export const outreachSettings = z.object({
  /** Where the product is reached from outside: links in messages begin with it. */
  PUBLIC_URL: z.url().default('http://127.0.0.1:8080'),
  /** `smtp://user:password@host:587` or `smtps://…`; without it messages are told on the console only. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'smtp://… or smtps://…')
    .optional(),
  MAIL_FROM: z.string().default('Baylink <baylink@localhost>'),
  /** Wait before the second try; doubled for each further one. */
  MESSAGE_RETRY_AFTER: z.pipe(duration('PT1M'), z.number()),
  /** The language stations and dealers are written to in. */
  NETWORK_LANGUAGE: Language.default('zh-CN'),
});
export type OutreachSettings = z.output<typeof outreachSettings>;
