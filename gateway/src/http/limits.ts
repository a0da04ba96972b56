import { createHash } from 'node:crypto';
import { gatewayName, Refusal } from '@baylink/contracts';
import { SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
import type { GatewaySettings } from '../settings.js';
import { REDIS } from '../tokens.js';

/** Wrong tries for one login from one address, and how long it is locked out after them. */
const signIn = { points: 10, duration: 15 * 60, blockDuration: 15 * 60 };
/** Requests by links without an account from one address; a household, an office or a workshop may share it. */
const byLink = { points: 120, duration: 60 };
/** Requests granted at once, so that Redis is asked once for many. */
const GRANTS_PER_SECOND = 20;

/**
 * How much is too much. Counted in Redis for all gateways together; while Redis is away each counts for itself, so
 * that losing Redis stops nobody.
 */
@Injectable()
export class Limits {
  private readonly signIns: RateLimiterRedis;
  private readonly links: RateLimiterRedis;
  private readonly requests: RateLimiterRedis;
  private readonly granted = new LRUCache<string, { left: number }>({ max: 20_000, ttl: 1000 });
  private readonly asking = new Map<string, Promise<void>>();
  private readonly grant: number;

  constructor(@Inject(REDIS) redis: Redis, @Inject(SETTINGS) settings: GatewaySettings) {
    const { RATE_LIMIT_PER_SECOND: points, MONGODB_DATABASE: product = gatewayName } = settings;
    this.grant = Math.max(1, Math.floor(points / GRANTS_PER_SECOND));
    this.signIns = inRedis(redis, `${product}-sign-in`, signIn);
    this.links = inRedis(redis, `${product}-link`, byLink);
    this.requests = inRedis(redis, `${product}-requests`, { points, duration: 1 });
  }

  /**
   * Counts a try to sign in. The tries are forgotten when the function that it resolves with is called.
   * @throws Refusal `too-many-requests`
   */
  async trySignIn(login: string, ip: string): Promise<() => Promise<unknown>> {
    const key = createHash('sha256').update(`${login} ${ip}`).digest('base64url');
    await consume(this.signIns, key);
    return () => this.signIns.delete(key);
  }

  byLink(ip: string): Promise<void> {
    return consume(this.links, ip);
  }

  async byAccount(account: string): Promise<void> {
    for (;;) {
      const granted = this.granted.get(account);
      if (granted && granted.left-- > 0) return;
      await this.askForMore(account);
    }
  }

  /** One question for all that wait: were each to ask, they would take more than they need. */
  private askForMore(account: string): Promise<void> {
    const underWay = this.asking.get(account);
    if (underWay) return underWay;
    const asked = consume(this.requests, account, this.grant)
      .then(() => void this.granted.set(account, { left: this.grant }))
      .finally(() => this.asking.delete(account));
    this.asking.set(account, asked);
    return asked;
  }
}

type Limit = { points: number; duration: number; blockDuration?: number };

function inRedis(redis: Redis, name: string, limit: Limit): RateLimiterRedis {
  const keyPrefix = `baylink-${name}`;
  return new RateLimiterRedis({
    storeClient: redis,
    keyPrefix,
    ...limit,
    inMemoryBlockOnConsumed: limit.points + 1,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix, ...limit }),
  });
}

async function consume(limiter: RateLimiterRedis, key: string, points = 1): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (error) {
    if (error instanceof Error) throw error;
    const { msBeforeNext } = error as RateLimiterRes;
    throw new Refusal('too-many-requests', { retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) });
  }
}
