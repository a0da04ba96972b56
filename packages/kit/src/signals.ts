import type { Logger } from './logger.js';

/** SIGTERM and SIGINT end the work in hand; a second one, or ten seconds, ends the process. */
export function stopOnSignals(stop: () => Promise<void>, logger: Logger): void {
  const LONGEST_MS = 10_000;
  const end = async (signal: string) => {
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), LONGEST_MS).unref();
    await stop().catch((error) => logger.error({ err: error }, 'stop-failed'));
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(signal));
}
