import 'reflect-metadata';
import { type Bus, natsBus } from '@baylink/bus';
import { gatewayName } from '@baylink/contracts';
import {
  BUS,
  Clock,
  connectMongo,
  createLogger,
  type Environment,
  HEALTH,
  HealthHttp,
  LOGGER,
  type Logger,
  metrics,
  nestLogger,
  Random,
  readSettings,
  SETTINGS,
  SystemClock,
  SystemRandom,
  stopOnSignals,
} from '@baylink/kit';
import type { DynamicModule, InjectionToken } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Redis } from 'ioredis';
import type { Connection } from 'mongoose';
import { GatewayModule } from './gateway.module.js';
import { healthOf } from './health.js';
import { addRoutes, httpServer } from './http/server.js';
import { Imports } from './imports/imports.js';
import { LiveFeed } from './live/feed.js';
import { GatewaySettings } from './settings.js';
import { MONGO, REDIS } from './tokens.js';

/**
 * Connections that may wait to be taken, as far as `net.core.somaxconn` allows. After a restart everybody comes back at
 * once; whom the default of 511 leaves out is not refused but believes to be connected, and waits for minutes.
 */
const BACKLOG = 4096;

/** What was asked before the end is answered within this; a page that came in the last moment would stay for ever. */
const LAST_REQUESTS_MS = 3000;

export type RunningGateway = {
  /** Where it answers: `http://127.0.0.1:3000`. */
  url: string;
  bus: Bus;
  get<T>(token: InjectionToken<T>): T;
  /** Takes nothing more, finishes what is under way, closes the open pages. */
  stop(): Promise<void>;
};

/** Starts the gateway: `main.ts` and tests alike. Refuses when an operation has no answer or no row in the policy. */
export async function startGateway(options: { env?: Environment; clock?: Clock } = {}): Promise<RunningGateway> {
  const settings = readSettings(GatewaySettings, options.env ?? process.env);
  const logger = createLogger(gatewayName, settings.LOG_LEVEL);
  const parts = await connect(settings, logger);
  const app = await NestFactory.create<NestFastifyApplication>(
    root(parts, settings, logger, options.clock ?? new SystemClock()),
    httpServer(settings),
    { logger: nestLogger(logger), bodyParser: false },
  );
  await addRoutes(app, settings);
  await app.get(LiveFeed).start();
  await app.listen({ port: settings.PORT, host: settings.HOST, backlog: BACKLOG } as never);
  const url = await app.getUrl();
  logger.info({ url }, 'ready');

  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= stopAll(app, parts));
  if (!options.env) stopOnSignals(stop, logger);
  return { url, bus: parts.bus, get: (token) => app.get(token, { strict: false }), stop };
}

type Parts = { mongo: Connection; redis: Redis; bus: Bus };

async function connect(settings: GatewaySettings, logger: Logger): Promise<Parts> {
  const redis = new Redis(settings.REDIS_URL, {
    // Limits must not make anybody wait for a Redis that is away; see `Limits`.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 250,
    enableAutoPipelining: true,
    retryStrategy: (tries) => Math.min(tries * 100, 2000),
  });
  redis.on('error', ({ message }) => logger.warn({ message }, 'redis away: limits are counted here'));
  const [mongo, bus] = await Promise.all([
    connectMongo(settings.MONGODB_URL, settings.MONGODB_DATABASE ?? gatewayName),
    natsBus({ url: settings.NATS_URL, service: gatewayName, logger, ...metrics() }),
  ]);
  return { mongo, redis, bus };
}

function root({ mongo, redis, bus }: Parts, settings: GatewaySettings, logger: Logger, clock: Clock): DynamicModule {
  class Gateway {}
  class Given {}
  const given: [InjectionToken, unknown][] = [
    [BUS, bus],
    [Clock, clock],
    [HEALTH, healthOf(mongo, bus, settings)],
    [LOGGER, logger],
    [MONGO, mongo],
    [Random, new SystemRandom()],
    [REDIS, redis],
    [SETTINGS, settings],
  ];
  const providers = given.map(([provide, useValue]) => ({ provide, useValue }));
  const parts: DynamicModule = {
    module: Given,
    global: true,
    providers,
    exports: providers,
    controllers: [HealthHttp],
  };
  return { module: Gateway, imports: [parts, GatewayModule] };
}

async function stopAll(app: NestFastifyApplication, { mongo, redis, bus }: Parts): Promise<void> {
  await app.get(LiveFeed).stop();
  const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), LAST_REQUESTS_MS);
  await app.close();
  clearTimeout(cut);
  await app.get(Imports).stop();
  await bus.drain();
  redis.disconnect();
  await mongo.close();
}
