import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { LocalProcess } from './children.js';
import type { NatsUser } from './nats-permissions.js';
import { defaultBinDir } from './product.js';
import { startServers } from './servers.js';

/** The servers that all tests of a run share. */
export type TestServers = { mongodbUrl: string; natsUrl(user: NatsUser): string; redisUrl: string };

let asked: Promise<TestServers> | undefined;

/** Real MongoDB, NATS and Redis, started when the first test of a run asks. Keep to `freshNames` on them. */
export function testServers(): Promise<TestServers> {
  asked ??= ask();
  return asked;
}

async function ask(): Promise<TestServers> {
  const socket = process.env.BAYLINK_TEST_SERVERS;
  if (!socket) throw new Error('Test servers are there only in a run of Jest with the globalSetup of infra/local.');
  const answer = await text(connect(socket));
  if (!answer) throw new Error('The test servers did not start; the reason is in the output above.');
  const { nats, ...urls } = JSON.parse(answer) as {
    mongodbUrl: string;
    redisUrl: string;
    nats: Record<string, string>;
  };
  return { ...urls, natsUrl: (user) => nats[user]! };
}

/** Names nobody else uses on the shared servers: a MongoDB database and a prefix for keys in Redis. */
export function freshNames(): { database: string; redisPrefix: string } {
  const name = `test_${randomBytes(6).toString('hex')}`;
  return { database: name, redisPrefix: name };
}

/** A NATS server of one's own, with its streams. */
export type TestNats = { natsUrl(user: NatsUser): string; process: LocalProcess; stop(): Promise<void> };

/**
 * Starts one in well under a second, for a test that reads whole streams, kills the server, or counts what is on it.
 * The caller stops it; it ends with the caller in any case.
 */
export async function startNats(): Promise<TestNats> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baylink-test-nats-'));
  const servers = await startServers({ dataDir, binDir: defaultBinDir, only: ['nats'], removeAtEnd: true });
  return { natsUrl: servers.natsUrl, process: servers.processes.nats!, stop: servers.stop };
}
