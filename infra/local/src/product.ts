import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gatewayName, type ServiceName, serviceNames } from '@baylink/contracts';
import { Children, type Ended, type LocalProcess, type Program } from './children.js';
import { freePort, host } from './ports.js';
import { keptSecret, newSecret } from './secrets.js';
import { type LocalServers, type ServerUrls, startServers } from './servers.js';

/** The root of the repository: this file is two folders below `infra/local`'s parent, in `src` as in `dist`. */
export const root = resolve(fileURLToPath(import.meta.url), '../../../..');
/** One cache of server programs for everything that is started from this folder. */
export const defaultBinDir = join(root, '.baylink', 'bin');

/** Says that a piece of work is under way and what came of it. Tells nobody by default. */
export type Step = <T>(label: string, work: () => Promise<T>, note?: (done: T) => string) => Promise<T>;

/** A process of the product: the name of its NATS user and of its database, and the file to run. */
export type ProductProgram = { name: ServiceName | typeof gatewayName; file: string };

export type ProductOptions = {
  dataDir: string;
  /** Of the gateway; a free one when left out. */
  port?: number | undefined;
  binDir?: string | undefined;
  urls?: ServerUrls | undefined;
  /** Settings for every process, over those of this process's environment. */
  env?: Record<string, string | undefined> | undefined;
  /** The services and the gateway, unless a test has others. */
  programs?: readonly ProductProgram[] | undefined;
  step?: Step | undefined;
  /** Told when a process ends that nobody asked to end. Nothing is started again by itself. */
  onExit?: ((end: Ended) => void) | undefined;
  /** Stops what was started so far, also in the middle of the start. */
  signal?: AbortSignal | undefined;
  /** Remove the data at the end. */
  removeAtEnd?: boolean | undefined;
};

export type Product = {
  url: string;
  /** The local administrator's bearer token, new at each start. */
  adminToken: string;
  servers: LocalServers;
  /** Everything started here by name: the services, the gateway, and `mongod`, `nats`, `redis`. */
  processes: Record<string, LocalProcess>;
  kill(name: string, signal?: NodeJS.Signals): void;
  /** Starts a process again on its port and data, and waits until it is ready. */
  restart(name: string): Promise<void>;
  /** Ends the services and the gateway, which finish what they have begun, and then the servers. */
  stop(): Promise<void>;
};

/** The services and the gateway as they are built. */
export const builtPrograms: readonly ProductProgram[] = [
  ...serviceNames.map((name) => ({ name, file: join(root, 'services', name, 'dist', 'main.js') })),
  { name: gatewayName, file: join(root, 'gateway', 'dist', 'main.js') },
];

const quietly: Step = (_label, work) => work();

/**
 * Starts the servers and then every service and the gateway, each a process of its own, and waits until the gateway
 * says that all of them answer. Rejects as `startServers` does, or with the last words of what would not start; then
 * nothing is left running.
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const { step = quietly, programs = builtPrograms, signal, onExit, removeAtEnd } = options;
  const dataDir = resolve(options.dataDir);
  signal?.throwIfAborted();
  const children = await Children.within({ dataDir, onExit, removeAtEnd });
  const names = programs.map((program) => program.name);
  const stop = async () => {
    await children.end(names);
    await children.stop();
  };
  signal?.addEventListener('abort', () => void stop());
  try {
    const { urls, binDir = defaultBinDir } = options;
    const starting = () => startServers({ dataDir, binDir, urls, children });
    const servers = await step('servers', starting, ({ titles }) => titles.join(' · '));
    const { url, adminToken, environmentOf, portOf } = await settings(options, programs, servers);
    const started = await step(
      'services',
      () => Promise.all(programs.map((one) => children.start(program(one, dataDir, environmentOf(one), portOf(one))))),
      () => names.join(' · '),
    );
    const all = [...started, ...Object.values(servers.processes).filter((child) => child !== undefined)];
    const processes = Object.fromEntries(all.map((child) => [child.name, child]));
    const named = (name: string) => processes[name] ?? unknown(name, Object.keys(processes));
    const kill = (name: string, by?: NodeJS.Signals) => named(name).kill(by);
    return { url, adminToken, servers, processes, kill, restart: (name) => named(name).restart(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What each process is told by its environment. */
async function settings(options: ProductOptions, programs: readonly ProductProgram[], servers: LocalServers) {
  const given = { ...process.env, ...options.env };
  const ports = new Map<string, number>();
  for (const { name } of programs) ports.set(name, (name === gatewayName && options.port) || (await freePort()));
  const portOf = ({ name }: ProductProgram) => ports.get(name)!;
  const url = `http://${host}:${ports.get(gatewayName)}`;
  const services = programs.filter(({ name }) => name !== gatewayName);
  const adminToken = newSecret();
  const shared = {
    ...given,
    MONGODB_URL: servers.mongodbUrl,
    REDIS_URL: servers.redisUrl,
    PUBLIC_URL: given.PUBLIC_URL ?? url,
    BAYLINK_DEMO: given.BAYLINK_DEMO ?? '1',
    BAYLINK_SECRET: given.BAYLINK_SECRET ?? (await keptSecret(join(resolve(options.dataDir), 'secret'))),
  };
  const environmentOf = (one: ProductProgram) => {
    const own = { ...shared, NATS_URL: servers.natsUrl(one.name) };
    if (one.name !== gatewayName) return { ...own, PORT: undefined, HEALTH_PORT: `${portOf(one)}` };
    const health = services.map((service) => [service.name, `http://${host}:${portOf(service)}`]);
    const gateway = { SERVICES: JSON.stringify(Object.fromEntries(health)), BAYLINK_ADMIN_TOKEN: adminToken };
    return { ...own, ...gateway, PORT: `${portOf(one)}` };
  };
  return { url, adminToken, environmentOf, portOf };
}

function program(one: ProductProgram, dataDir: string, env: Program['env'], port: number): Program {
  const health = `http://${host}:${port}/health/ready`;
  return {
    name: one.name,
    command: process.execPath,
    args: ['--enable-source-maps', one.file],
    env,
    logFile: join(dataDir, 'logs', `${one.name}.log`),
    ready: async () => (await fetch(health, { signal: AbortSignal.timeout(5_000) })).ok,
    readyWithin: 60_000,
    // Long enough to finish the requests and events it has begun.
    endWithin: 5_000,
  };
}

function unknown(name: string, known: string[]): never {
  throw new Error(`No process ${name} was started here; there are ${known.join(', ')}.`);
}
