import { setTimeout as pause } from 'node:timers/promises';
import type { Envelope, ServiceName } from '@baylink/contracts';
import type { Product } from '@baylink/local';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import mongoose from 'mongoose';
import type { StoredComplaint, StoredJob, StoredUnplaced } from './history.js';

const { MongoClient } = mongoose.mongo;
const LONGEST_REST_MS = 60_000;

/** Looks behind the product's answers: at its documents and its stream. */
export async function openBehind(product: Product) {
  const mongo = await MongoClient.connect(product.servers.mongodbUrl);
  const url = new URL(product.servers.natsUrl('setup'));
  const nats = await connect({ servers: url.host, user: url.username, pass: url.password });
  const db = (service: ServiceName) => mongo.db(service);
  const manager = await jetstreamManager(nats);
  return {
    complaints: () => db('customer-service').collection<StoredComplaint>('complaints').find().toArray(),
    // Tries that came to no offer stand beside the jobs; only offers have a station.
    jobs: () =>
      db('repair-station')
        .collection<StoredJob>('jobs')
        .find({ station: { $exists: true } })
        .toArray(),
    unplaced: () => db('repair-station').collection<StoredUnplaced>('jobs').find({ state: 'unplaced' }).toArray(),
    events: () => readStream(nats),
    /** Resolves when every event was sent and handled; rejects with what is left over after a minute. */
    async atRest(): Promise<void> {
      const until = Date.now() + LONGEST_REST_MS;
      for (;;) {
        const left = await leftOver(db, manager);
        if (left.length === 0) return;
        if (Date.now() > until) throw new Error(`never came to rest: ${left.join(', ')}`);
        await pause(250);
      }
    },
    async close() {
      await nats.close();
      await mongo.close();
    },
  };
}

const owners: [ServiceName, string][] = [
  ['customer-service', 'complaints'],
  ['customer-service', 'customers'],
  ['customer-service', 'vehicles'],
  ['repair-station', 'jobs'],
  ['outreach', 'messages'],
];

async function leftOver(
  db: (service: ServiceName) => mongoose.mongo.Db,
  manager: Awaited<ReturnType<typeof jetstreamManager>>,
): Promise<string[]> {
  const unsent = owners.map(async ([service, name]) => {
    const count = await db(service)
      .collection(name)
      .countDocuments({ 'outbox.id': { $exists: true } });
    return count > 0 ? [`${count} ${name} with unsent events`] : [];
  });
  const waiting: string[] = [];
  for await (const { name, num_pending, num_ack_pending } of manager.consumers.list('EVENTS')) {
    if (num_pending + num_ack_pending > 0) waiting.push(`${name} ${num_pending}+${num_ack_pending}`);
  }
  return [...(await Promise.all(unsent)).flat(), ...waiting];
}

async function readStream(nats: Awaited<ReturnType<typeof connect>>): Promise<Envelope[]> {
  const consumer = await jetstream(nats).consumers.get('EVENTS');
  const { num_pending: total } = await consumer.info();
  const events: Envelope[] = [];
  if (total === 0) return events;
  for await (const message of await consumer.consume()) {
    events.push(message.json());
    if (message.info.pending === 0) break;
  }
  return events;
}
