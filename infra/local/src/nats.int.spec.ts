import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { AckPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NatsUser } from './nats-permissions.js';
import { startNats, type TestNats } from './test-servers.js';

jest.setTimeout(30_000);

let nats: TestNats;
const connections = new Map<string, NatsConnection>();

/** Each user as the bus connects: with an inbox of its own. */
async function as(user: NatsUser): Promise<NatsConnection> {
  const known = connections.get(user);
  if (known) return known;
  const { host, username, password } = new URL(nats.natsUrl(user));
  const connection = await connect({
    servers: host,
    user: username,
    pass: password,
    inboxPrefix: `_INBOX.${user}`,
    reconnect: false,
  });
  connections.set(user, connection);
  return connection;
}

/** What the server says against publishing on a subject; `null` when nothing. */
async function denied(user: NatsUser, subject: string): Promise<string | null> {
  const connection = await as(user);
  const told = new Promise<string>((resolve) => {
    void (async () => {
      for await (const status of connection.status()) {
        if (status.type === 'error') return resolve(status.error.message);
      }
    })();
  });
  connection.publish(subject, '{}');
  // The server answers in order: after the flush it has said all it has to say on it.
  return Promise.race([told, connection.flush().then(() => new Promise<null>((r) => setImmediate(r, null)))]);
}

async function deniedToListen(user: NatsUser, subject: string, queue?: string): Promise<boolean> {
  const connection = await as(user);
  const subscription = connection.subscribe(subject, queue ? { queue } : {});
  await connection.flush();
  const closed = await Promise.race([
    subscription.closed.then((error) => error !== undefined),
    new Promise<boolean>((resolve) => setImmediate(resolve, false)),
  ]);
  subscription.unsubscribe();
  return closed;
}

beforeAll(async () => {
  nats = await startNats();
});
afterAll(async () => {
  await Promise.all([...connections.values()].map((connection) => connection.close()));
  await nats.stop();
});

test('nobody is let in without a name, or with a wrong password', async () => {
  const { host } = new URL(nats.natsUrl('dealer'));
  await expect(connect({ servers: host, reconnect: false })).rejects.toThrow(/Authorization/i);
  await expect(connect({ servers: host, user: 'dealer', pass: 'x', reconnect: false })).rejects.toThrow(
    /Authorization/i,
  );
});

test.each<[NatsUser, string]>([
  ['repair-station', 'customer-service.complaint.log'],
  ['repair-station', 'event.job.offered.S001'],
  ['repair-station', 'parked.repair-station.onComplaintOpened'],
  ['outreach', 'dealer.dealer.find'],
  ['gateway', 'customer-service.complaint.log'],
])('%s may publish %s', async (user, subject) => {
  expect(await denied(user, subject)).toBeNull();
});

test.each<[NatsUser, string]>([
  ['dealer', 'customer-service.complaint.log'],
  ['dealer', 'event.job.offered.S001'],
  ['dealer', 'parked.outreach.onJobOffered'],
  ['customer-service', 'repair-station.job.accept'],
  ['repair-station', '$JS.API.STREAM.DELETE.EVENTS'],
  ['repair-station', '$JS.API.CONSUMER.MSG.NEXT.EVENTS.outreach_onJobOffered'],
  ['gateway', 'event.job.offered.S001'],
  ['gateway', '$JS.API.CONSUMER.DELETE.EVENTS.outreach_onJobOffered'],
  ['gateway', '$JS.API.STREAM.PURGE.EVENTS'],
])('%s may not publish %s', async (user, subject) => {
  expect(await denied(user, subject)).toMatch(/permissions violation/i);
});

test('a service hears its own requests in its queue group only, and nothing meant for others', async () => {
  expect(await deniedToListen('dealer', 'dealer.>', 'dealer')).toBe(false);
  expect(await deniedToListen('dealer', 'dealer.>')).toBe(true);
  expect(await deniedToListen('dealer', 'dealer.>', 'mine')).toBe(true);
  expect(await deniedToListen('dealer', 'outreach.>', 'outreach')).toBe(true);
  expect(await deniedToListen('dealer', '_INBOX.gateway.>')).toBe(true);
  expect(await deniedToListen('dealer', 'event.>')).toBe(true);
  expect(await deniedToListen('gateway', 'event.>')).toBe(false);
});

test('a service answers on the subject it is asked to answer on', async () => {
  const dealer = await as('dealer');
  dealer.subscribe('dealer.>', { queue: 'dealer', callback: (_, message) => void message.respond('here') });
  await dealer.flush();
  const reply = await (await as('gateway')).request('dealer.dealer.find', '{}', { timeout: 2_000 });
  expect(reply.string()).toBe('here');
});

test('a service publishes its events once per id, and takes those of its handlers', async () => {
  const station = await as('repair-station');
  const events = jetstream(station);
  const first = await events.publish('event.job.offered.S001', '{}', { msgID: 'j1:1' });
  const again = await events.publish('event.job.offered.S001', '{}', { msgID: 'j1:1' });
  expect([first.duplicate, again.duplicate]).toEqual([false, true]);

  const outreach = await as('outreach');
  const durable = 'outreach_onJobOffered';
  await (await jetstreamManager(outreach)).consumers.add('EVENTS', {
    durable_name: durable,
    ack_policy: AckPolicy.Explicit,
    filter_subject: 'event.job.offered.*',
  });
  const consumer = await jetstream(outreach).consumers.get('EVENTS', durable);
  const message = await consumer.next({ expires: 5_000 });
  expect(message?.subject).toBe('event.job.offered.S001');
  expect(await message?.ackAck()).toBe(true);
});

test('the gateway reads events in order with a consumer of its own, and looks messages up', async () => {
  const gateway = await as('gateway');
  await jetstream(await as('repair-station')).publish('event.job.accepted.S001', '{}');
  const manager = await jetstreamManager(gateway);
  const consumer = await jetstream(gateway).consumers.get('EVENTS', { filter_subjects: ['event.job.accepted.>'] });
  const message = await consumer.next({ expires: 5_000 });
  expect(message?.subject).toBe('event.job.accepted.S001');
  expect((await manager.streams.getMessage('EVENTS', { seq: message!.seq }))?.subject).toBe('event.job.accepted.S001');
  await consumer.delete();
  const { config } = await manager.streams.info('PARKED');
  expect(config).toMatchObject({ storage: 'file', retention: 'limits', subjects: ['parked.>'] });
});

test('the streams keep what is published with a duplicate window of two minutes', async () => {
  const manager = await jetstreamManager(await as('setup'));
  const { config } = await manager.streams.info('EVENTS');
  expect(config).toMatchObject({
    subjects: ['event.>'],
    storage: 'file',
    retention: 'limits',
    duplicate_window: 120e9,
    max_age: 30 * 24 * 3600e9,
  });
});
