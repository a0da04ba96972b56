import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, MongoClient, MongoServerError } from 'mongodb';
import type { Program } from './children.js';
import { host, isOpen } from './ports.js';

const replicaSet = 'baylink';

/** The connection string of the local MongoDB. What the product relies on is said here and nowhere else. */
export function mongodbUrl(port: number): string {
  return `mongodb://${host}:${port}/?replicaSet=${replicaSet}&retryWrites=true&w=majority&journal=true&maxPoolSize=50`;
}

/** A replica set of one member: transactions, majority writes and change streams as on a cluster. */
export async function mongodb(command: string, port: number, dataDir: string): Promise<Program> {
  const data = join(dataDir, 'mongodb');
  await mkdir(data, { recursive: true, mode: 0o700 });
  return {
    name: 'mongod',
    command,
    args: [
      ...['--replSet', replicaSet, '--bind_ip', host, '--port', `${port}`, '--nounixsocket', '--dbpath', data],
      // The build that is fetched where no other is to be had is an old patch level: none of its decompressors is used.
      ...['--networkMessageCompressors', 'disabled'],
      ...['--wiredTigerCacheSizeGB', '0.5'],
      ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
      // No other member could take over: do not wait for one at the end.
      ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
    ],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC' },
    logFile: join(dataDir, 'logs', 'mongod.log'),
    ready: async () => (await isOpen(port)) && isPrimary(port),
  };
}

/** Whether it takes writes under its present address. Does what is still to be done for that. */
async function isPrimary(port: number): Promise<boolean> {
  const me = `${host}:${port}`;
  const client = new MongoClient(`mongodb://${me}/?directConnection=true`, { serverSelectionTimeoutMS: 5_000 });
  try {
    const admin = client.db('admin');
    for (let tries = 0; tries < 500; tries += 1) {
      const hello = await admin.command({ hello: 1 });
      if (hello.isWritablePrimary && hello.me === me) return true;
      await configure(admin, me);
      await sleep(10);
    }
    return false;
  } finally {
    await client.close();
  }
}

/** Starts the replica set on fresh data; tells it its new address when its data was used on another port. */
async function configure(admin: Db, me: string): Promise<void> {
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 });
    if (config.members[0].host === me) return;
    const moved = { ...config, version: config.version + 1, members: [{ ...config.members[0], host: me }] };
    await admin.command({ replSetReconfig: moved, force: true });
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.codeName !== 'NotYetInitialized') throw error;
    await initiate(admin, me);
  }
}

async function initiate(admin: Db, me: string): Promise<void> {
  const initial = { _id: replicaSet, members: [{ _id: 0, host: me }] };
  await admin.command({ replSetInitiate: initial }).catch((error: MongoServerError) => {
    // Right after the start it may not have read yet that it belongs to a set already.
    if (error.codeName !== 'AlreadyInitialized') throw error;
  });
}
