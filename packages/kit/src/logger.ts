import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import { duplicateKey } from './mongo.js';

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
    serializers: { err: withoutKeys },
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

/** MongoDB names the values that stand against a write; in a log they could be somebody's phone number. */
function withoutKeys(error: Error) {
  const told = pino.stdSerializers.err(error);
  const { code, keyValue, writeErrors, ...rest } = told as typeof told & Record<string, unknown>;
  if (code !== 11_000) return told;
  const message = `duplicate key in ${duplicateKey(error)?.index ?? 'a unique index'}`;
  return { ...rest, code, message, stack: rest.stack?.replace(error.message, message) };
}
