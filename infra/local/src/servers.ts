import { resolve } from 'node:path';
import { findBinary, type ServerName, serverNames } from './binaries.js';
import { Children, type Ended, type LocalProcess } from './children.js';
import { mongodb, mongodbUrl } from './mongodb.js';
import { type NatsPasswords, nats, natsUrl, newNatsPasswords } from './nats.js';
import type { NatsUser } from './nats-permissions.js';
import { freePort } from './ports.js';
import { redis, redisUrl } from './redis.js';
import { newSecret } from './secrets.js';
import { setupStreams } from './streams.js';

/** Servers that run already; those are used as they are and not started. */
export type ServerUrls = { mongodb?: string | undefined; nats?: string | undefined; redis?: string | undefined };

export type ServersOptions = {
  /** Where the data, the configuration and the logs of the servers are kept. */
  dataDir: string;
  /** The cache of server programs. */
  binDir: string;
  /** Only these; the others are not there. */
  only?: readonly ServerName[] | undefined;
  urls?: ServerUrls | undefined;
  /** Processes the servers should belong to; otherwise they have a set and a data lock of their own. */
  children?: Children | undefined;
  /** Told when a server ends that nobody asked to end. Nothing is started again by itself. */
  onExit?: ((end: Ended) => void) | undefined;
  /** Remove the data at the end. */
  removeAtEnd?: boolean | undefined;
};

export type LocalServers = {
  /** Without a database name: each service has its own. */
  mongodbUrl: string;
  /** With the name and the password of this user. */
  natsUrl(user: NatsUser): string;
  redisUrl: string;
  /** Empty when NATS was not started here. */
  natsPasswords: Partial<NatsPasswords>;
  /** What was started here, for killing and starting again. */
  processes: Partial<Record<ServerName, LocalProcess>>;
  /** What runs, for a person: `MongoDB 8.0.13`. */
  titles: string[];
  stop(): Promise<void>;
};

/**
 * Finds or fetches MongoDB, NATS and Redis, starts them on free loopback ports and waits until each does its work:
 * MongoDB takes writes, NATS has its streams, Redis answers. Rejects with `ServerMissing` or `DataInUse`, or with the
 * last words of a server that would not start; then nothing is left running.
 */
export async function startServers(options: ServersOptions): Promise<LocalServers> {
  const { binDir, urls = {}, only = serverNames } = options;
  const dataDir = resolve(options.dataDir);
  const children =
    options.children ?? (await Children.within({ dataDir, onExit: options.onExit, removeAtEnd: options.removeAtEnd }));
  try {
    const starting = { dataDir, binDir: resolve(binDir), children };
    const [db, bus, store] = await settled([
      only.includes('mongod') ? startMongodb(starting, urls.mongodb) : undefined,
      only.includes('nats') ? startNats(starting, urls.nats) : undefined,
      only.includes('redis') ? startRedis(starting, urls.redis) : undefined,
    ]);
    const started = [db, bus, store].filter((server) => server !== undefined);
    return {
      mongodbUrl: db?.url ?? '',
      natsUrl: (user) => bus?.url(user) ?? '',
      redisUrl: store?.url ?? '',
      natsPasswords: bus?.passwords ?? {},
      processes: { mongod: db?.process, nats: bus?.process, redis: store?.process },
      titles: started.map((server) => server.title),
      stop: () => (options.children ? children.end(serverNames) : children.stop()),
    };
  } catch (error) {
    if (!options.children) await children.stop();
    throw error;
  }
}

type Starting = { dataDir: string; binDir: string; children: Children };

async function startMongodb({ dataDir, binDir, children }: Starting, url?: string) {
  if (url) return { url, title: 'MongoDB (given)' };
  const [binary, port] = await Promise.all([findBinary('mongod', binDir), freePort()]);
  const process = await children.start(await mongodb(binary.path, port, dataDir));
  return { url: mongodbUrl(port), process, title: binary.title };
}

async function startNats({ dataDir, binDir, children }: Starting, url?: string) {
  if (url) {
    await setupStreams(url);
    return { url: () => url, title: 'NATS (given)' };
  }
  const [binary, port] = await Promise.all([findBinary('nats', binDir), freePort()]);
  const passwords = newNatsPasswords();
  const process = await children.start(await nats(binary.path, port, dataDir, passwords));
  await setupStreams(natsUrl(port, 'setup', passwords));
  const urlOf = (user: NatsUser) => natsUrl(port, user, passwords);
  return { url: urlOf, passwords, process, title: binary.title };
}

async function startRedis({ dataDir, binDir, children }: Starting, url?: string) {
  if (url) return { url, title: 'Redis (given)' };
  const [binary, port] = await Promise.all([findBinary('redis', binDir), freePort()]);
  const password = newSecret();
  const process = await children.start(await redis(binary.path, port, dataDir, password));
  return { url: redisUrl(port, password), process, title: binary.title };
}

/** Waits for all even when one fails, so that nothing is started after it was stopped. */
async function settled<T extends readonly unknown[]>(work: [...T]) {
  await Promise.allSettled(work);
  return Promise.all(work);
}
