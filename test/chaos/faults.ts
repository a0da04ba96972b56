import { setTimeout as pause } from 'node:timers/promises';
import type { Product } from '@baylink/local';
import { Redis } from 'ioredis';

/** What is broken in turn: every process of ours, the broker, the database and Redis. */
const targets = [
  'customer-service',
  'nats',
  'repair-station',
  'mongod',
  'gateway',
  'redis',
  'outreach',
  'customer-service',
  'repair-station',
  'dealer',
] as const;

const DOWN_MS = 300;
const FROZEN_MS = 800;

/** Breaks one thing after another and heals each before the next; resolves with the number of kills. */
export async function breakThings(
  product: Product,
  {
    kills,
    everyMs,
    signal,
    tell,
  }: { kills: number; everyMs: number; signal: AbortSignal; tell: (line: string) => void },
): Promise<number> {
  let done = 0;
  while (done < kills && !signal.aborted) {
    const target = targets[done % targets.length]!;
    await pause(everyMs);
    tell(`SIGKILL ${target}`);
    product.kill(target, 'SIGKILL');
    await pause(DOWN_MS);
    await product.restart(target);
    done++;
    if (done % 4 === 0) await freeze(product, targets[(done + 1) % targets.length]!, tell);
    if (done % 5 === 0) await forget(product, tell);
  }
  return done;
}

/** A process that stands still and goes on: to the others it looks like a cut cable. */
async function freeze(product: Product, target: string, tell: (line: string) => void): Promise<void> {
  tell(`SIGSTOP ${target}`);
  product.kill(target, 'SIGSTOP');
  await pause(FROZEN_MS);
  product.kill(target, 'SIGCONT');
}

/** Redis loses everything it has. */
async function forget(product: Product, tell: (line: string) => void): Promise<void> {
  tell('FLUSHALL');
  const redis = new Redis(product.servers.redisUrl, { maxRetriesPerRequest: 3 });
  await redis.flushall().finally(() => redis.disconnect());
}
