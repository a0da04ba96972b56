import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Fields that may carry personal data or a secret; they are blanked wherever they stand in a log line. */
const personal = [
  'name',
  'phone',
  'phones',
  'email',
  'emails',
  'address',
  'text',
  'to',
  'token',
  'password',
  'authorization',
  'cookie',
];

/** One JSON line per happening, without personal data. */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[personal]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Lets Nest log through pino; its chatter at start goes to `debug`. */
export function nestLogger(logger: Logger): LoggerService {
  return {
    log: (message: unknown, ...rest: unknown[]) => logger.debug({ rest }, String(message)),
    debug: (message: unknown) => logger.debug(String(message)),
    verbose: (message: unknown) => logger.debug(String(message)),
    warn: (message: unknown, ...rest: unknown[]) => logger.warn({ rest }, String(message)),
    error: (message: unknown, ...rest: unknown[]) => logger.error({ rest }, String(message)),
    fatal: (message: unknown, ...rest: unknown[]) => logger.fatal({ rest }, String(message)),
  };
}
