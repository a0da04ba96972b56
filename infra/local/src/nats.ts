import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { topology } from '@baylink/contracts';
import { connect } from '@nats-io/transport-node';
import type { Program } from './children.js';
import { natsConfig } from './nats-config.js';
import { type NatsUser, natsUsers } from './nats-permissions.js';
import { host, isOpen } from './ports.js';
import { newSecret, writePrivate } from './secrets.js';

export type NatsPasswords = Record<NatsUser, string>;

/** New passwords at each start: nobody keeps one. */
export const newNatsPasswords = () => Object.fromEntries(natsUsers.map((user) => [user, newSecret()])) as NatsPasswords;

export const natsUrl = (port: number, user: NatsUser, passwords: NatsPasswords) =>
  `nats://${user}:${passwords[user]}@${host}:${port}`;

/** NATS with JetStream on disk, a user for each service, and nothing allowed that the topology does not say. */
export async function nats(command: string, port: number, dataDir: string, passwords: NatsPasswords): Promise<Program> {
  const data = join(dataDir, 'nats');
  await mkdir(data, { recursive: true, mode: 0o700 });
  const file = join(data, 'nats.conf');
  const write = (syncAlways: boolean) =>
    writePrivate(file, natsConfig(topology, { host, port, dataDir: join(data, 'jetstream'), passwords, syncAlways }));
  await write(true);
  if (!(await accepts(command, file))) await write(false);
  return {
    name: 'nats',
    command,
    args: ['-c', file],
    env: { PATH: process.env.PATH, TZ: 'UTC' },
    logFile: join(dataDir, 'logs', 'nats.log'),
    ready: async () => (await isOpen(port)) && letsIn(natsUrl(port, 'setup', passwords)),
  };
}

const accepts = (command: string, file: string) =>
  promisify(execFile)(command, ['-t', '-c', file]).then(
    () => true,
    () => false,
  );

async function letsIn(url: string): Promise<boolean> {
  const connection = await connectTo(url);
  await connection.close();
  return true;
}

/** A connection for what is done once; it does not come back by itself. Several addresses are parted by commas. */
export function connectTo(url: string) {
  const addresses = url.split(',').map((address) => new URL(address));
  const { username, password } = addresses[0]!;
  const login = username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {};
  return connect({ servers: addresses.map((address) => address.host), ...login, reconnect: false, timeout: 5_000 });
}
