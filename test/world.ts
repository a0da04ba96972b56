import { randomBytes } from 'node:crypto';
import type { ServiceName } from '@baylink/contracts';
import { CustomerServiceModule } from '@baylink/customer-service';
import { DealerModule } from '@baylink/dealer';
import { startGateway } from '@baylink/gateway';
import { type Environment, type ServiceModule, startService, type TestClock, testClock } from '@baylink/kit';
import { freshNames, startNats, testServers } from '@baylink/local/test-servers';
import { OutreachModule } from '@baylink/outreach';
import { RepairStationModule } from '@baylink/repair-station';
import mongoose from 'mongoose';
import { Client } from './client.js';

const modules: Record<ServiceName, ServiceModule> = {
  'customer-service': CustomerServiceModule,
  'repair-station': RepairStationModule,
  dealer: DealerModule,
  outreach: OutreachModule,
};

/** A Monday, half past nine in the morning in China: every station with usual hours is open. */
const mondayMorning = new Date('2026-11-23T01:30:00.000Z');

export type World = {
  /** Nobody yet: signs in with `as`. */
  visitor: Client;
  admin: Client;
  clock: TestClock;
  /** The stored documents of a service, for checks of what no answer shows. */
  database(service: ServiceName | 'gateway'): mongoose.mongo.Db;
  killNats(): void;
  restartNats(): Promise<void>;
  stop(): Promise<void>;
};

/** The whole system in one process on real MongoDB, NATS and Redis, with one clock that can be advanced. */
export async function startWorld(options: { at?: Date; env?: Environment } = {}): Promise<World> {
  const [servers, nats] = await Promise.all([testServers(), startNats()]);
  const { database } = freshNames();
  const clock = testClock(options.at ?? mondayMorning);
  const adminToken = randomBytes(24).toString('base64url');
  const envOf = (name: ServiceName | 'gateway'): Environment => ({
    MONGODB_URL: servers.mongodbUrl,
    MONGODB_DATABASE: `${database}-${name}`,
    NATS_URL: nats.natsUrl(name),
    REDIS_URL: servers.redisUrl,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    BAYLINK_DEMO: '1',
    BAYLINK_SECRET: adminToken,
    BAYLINK_ADMIN_TOKEN: adminToken,
    PUBLIC_URL: 'http://baylink.test',
    PORT: '0',
    ...options.env,
  });
  const started = await Promise.all(
    Object.entries(modules).map(([name, module]) =>
      startService(module, name as ServiceName, { env: envOf(name as ServiceName), clock }),
    ),
  );
  const services = Object.fromEntries(started.map(({ name, healthUrl }) => [name, healthUrl]));
  const gateway = await startGateway({ env: { ...envOf('gateway'), SERVICES: JSON.stringify(services) }, clock });
  const mongo = await mongoose.mongo.MongoClient.connect(servers.mongodbUrl);
  const databases = [...Object.keys(modules), 'gateway'].map((name) => `${database}-${name}`);

  return {
    visitor: new Client(gateway.url),
    admin: new Client(gateway.url, adminToken),
    clock,
    database: (service) => mongo.db(`${database}-${service}`),
    killNats: () => nats.process.kill('SIGKILL'),
    restartNats: () => nats.process.restart(),
    async stop() {
      await gateway.stop();
      await Promise.all(started.map((service) => service.stop()));
      await Promise.all(databases.map((name) => mongo.db(name).dropDatabase()));
      await mongo.close();
      await nats.stop();
    },
  };
}
