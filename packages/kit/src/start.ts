import 'reflect-metadata';
import { type Bus, BusStrategy, natsBus } from '@baylink/bus';
import { requests, type ServiceName } from '@baylink/contracts';
import type { DynamicModule, InjectionToken, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import { Aggregates } from './aggregates.js';
import { Clock, SystemClock } from './clock.js';
import { type Health, HealthHttp } from './health.http.js';
import { createLogger, type Logger, nestLogger } from './logger.js';
import { metrics } from './metrics.js';
import { connectMongo, isDatabaseAway } from './mongo.js';
import { Outbox } from './outbox.js';
import { Random, SystemRandom } from './random.js';
import { type Environment, ProcessSettings, readSettings } from './settings.js';
import { stopOnSignals } from './signals.js';
import { BUS, HEALTH, LOGGER, SETTINGS } from './tokens.js';
import { WakeUps } from './wake-ups.js';

/** What a killed process had in hand comes again after this; a slow handler says in between that it is still at work. */
const ACK_WAIT_MS = 10_000;

/** A service's own module. `settings` is what it reads from the environment besides what every process needs. */
export type ServiceModule = Type<unknown> & { settings?: z.ZodObject };
export type StartOptions = { env?: Environment; clock?: Clock; random?: Random };

export type RunningService = {
  name: ServiceName;
  /** `/health/live`, `/health/ready` and `/metrics`. */
  healthUrl: string;
  bus: Bus;
  get<T>(token: InjectionToken<T>): T;
  /** Takes no more work, finishes what is under way, sends what it has to say. */
  stop(): Promise<void>;
};

/** Starts a service: `main.ts` and tests alike. Refuses when a declared request has no answer, or two. */
export async function startService(
  module: ServiceModule,
  name: ServiceName,
  options: StartOptions = {},
): Promise<RunningService> {
  const env = options.env ?? process.env;
  const settings = readSettings(ProcessSettings.extend(module.settings?.shape ?? {}), env) as ProcessSettings;
  const logger = createLogger(name, settings.LOG_LEVEL);
  const parts = await connect(name, settings, logger, options);
  const app = await NestFactory.create<NestFastifyApplication>(root(module, parts, settings), new FastifyAdapter(), {
    logger: nestLogger(logger),
  });
  app.connectMicroservice({ strategy: new BusStrategy(parts.bus).expectAnswers(name, requests[name]) });
  await app.init();
  await parts.aggregates.ready();
  await app.startAllMicroservices();
  parts.outbox.start();
  parts.wakeUps.start();
  await app.listen(settings.HEALTH_PORT, settings.HOST);
  logger.info({ health: await app.getUrl() }, 'ready');

  const running: RunningService = {
    name,
    healthUrl: await app.getUrl(),
    bus: parts.bus,
    get: (token) => app.get(token, { strict: false }),
    stop: once(() => stop(app, parts)),
  };
  if (!options.env) stopOnSignals(running.stop, logger);
  return running;
}

type Parts = {
  bus: Bus;
  mongo: Connection;
  clock: Clock;
  random: Random;
  outbox: Outbox;
  wakeUps: WakeUps;
  aggregates: Aggregates;
  logger: Logger;
  health: Health;
};

async function connect(
  name: ServiceName,
  settings: ProcessSettings,
  logger: Logger,
  options: StartOptions,
): Promise<Parts> {
  const database = settings.MONGODB_DATABASE ?? name;
  const clock = options.clock ?? new SystemClock();
  const [mongo, bus] = await Promise.all([
    connectMongo(settings.MONGODB_URL, database),
    natsBus({
      url: settings.NATS_URL,
      service: name,
      logger,
      ackWaitMs: ACK_WAIT_MS,
      isAway: isDatabaseAway,
      ...metrics(),
    }),
  ]);
  const outbox = new Outbox(bus, logger);
  const wakeUps = new WakeUps({ redisUrl: settings.REDIS_URL, prefix: `baylink-${database}` }, clock, logger);
  const aggregates = new Aggregates(mongo, { outbox, wakeUps, clock, source: `/baylink/${name}` });
  const health: Health = async () => ({
    mongodb: await answers(() => mongo.db!.command({ ping: 1 })),
    nats: bus.healthy(),
    // Without Redis wake-ups come up to three seconds late; nothing is lost, so the service stays ready.
  });
  return {
    bus,
    mongo,
    clock,
    random: options.random ?? new SystemRandom(),
    outbox,
    wakeUps,
    aggregates,
    logger,
    health,
  };
}

function root(module: ServiceModule, parts: Parts, settings: unknown): DynamicModule {
  class Service {}
  class Kit {}
  const given: [InjectionToken, unknown][] = [
    [BUS, parts.bus],
    [LOGGER, parts.logger],
    [SETTINGS, settings],
    [HEALTH, parts.health],
    [Clock, parts.clock],
    [Random, parts.random],
    [Aggregates, parts.aggregates],
  ];
  const providers = given.map(([provide, useValue]) => ({ provide, useValue }));
  const kit: DynamicModule = { module: Kit, global: true, providers, exports: providers, controllers: [HealthHttp] };
  return { module: Service, imports: [kit, module] };
}

async function stop(app: NestFastifyApplication, { bus, outbox, wakeUps, mongo }: Parts): Promise<void> {
  await wakeUps.stop();
  await app.close();
  await outbox.drain();
  await bus.drain();
  await mongo.close();
}

const answers = (ask: () => Promise<unknown>) =>
  ask().then(
    () => true,
    () => false,
  );

function once<T>(act: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= act();
    return result;
  };
}
