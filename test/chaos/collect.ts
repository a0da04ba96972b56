import { setTimeout as pause } from 'node:timers/promises';
import { type Envelope, type ServiceName, serviceNames } from '@baylink/contracts';
import type { Product } from '@baylink/local';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import mongoose from 'mongoose';
import { Client } from '../client.js';
import type { StoredComplaint, StoredJob, StoredUnplaced } from './history.js';

const { MongoClient } = mongoose.mongo;
type Parked = { service: string; handler: string; envelope: { id: string } };
const LONGEST_REST_MS = 60_000;
const SOON_MS = 10_000;

/** Looks behind the product's answers: at its documents and its stream. */
export async function openBehind(product: Product) {
  const admin = new Client(product.url, product.adminToken);
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
    /** Publishes what is no event, once for each name, where stations' offers are told. */
    async spoil(names: readonly string[]): Promise<void> {
      for (const id of names)
        await jetstream(nats).publish(`event.job.offered.${id}`, JSON.stringify({ id, data: {} }));
    },
    /** The ids of all that was parked, and who would not take it. */
    async parked(): Promise<{ id: string; by: string }[]> {
      const { items } = (await admin.get('/parked')).body;
      return items.map((one: Parked) => ({ id: one.envelope.id, by: `${one.service} ${one.handler}` }));
    },
    /** Tells all these events once more, twice each and in their order, as a broker may that lost what was acknowledged. */
    async retell(events: readonly Envelope[]): Promise<void> {
      for (const again of [1, 2]) {
        const told = events.map((event) =>
          jetstream(nats).publish(`event.${event.type}.again`, JSON.stringify(event), {
            msgID: `${event.id} ${again}`,
          }),
        );
        await Promise.all(told);
      }
    },
    /** Every document of every service, by its place; two readings that are equal say that nothing has changed. */
    async documents(): Promise<Map<string, string>> {
      const all = await Promise.all(serviceNames.map((service) => documentsOf(db(service))));
      return new Map(all.flat());
    },
    /** Resolves when all was sent and handled and nothing comes due soon; rejects with what is left over after a minute. */
    async atRest(): Promise<void> {
      const until = Date.now() + LONGEST_REST_MS;
      // What goes from a document to the stream between two questions is seen by neither: rest is to be seen twice.
      for (let calm = 0; calm < 2; ) {
        const left = await leftOver(db, manager);
        calm = left.length === 0 ? calm + 1 : 0;
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
  const soon = new Date(Date.now() + SOON_MS);
  const busy = owners.map(async ([service, name]) => {
    const count = await db(service)
      .collection(name)
      .countDocuments({ $or: [{ 'outbox.id': { $exists: true } }, { wakeAt: { $lt: soon } }] });
    return count > 0 ? [`${count} ${name} with unsent events or due soon`] : [];
  });
  const waiting: string[] = [];
  for await (const { name, config, num_pending, num_ack_pending } of manager.consumers.list('EVENTS')) {
    // Those without a durable name are readers' own, ours among them.
    if (config.durable_name && num_pending + num_ack_pending > 0)
      waiting.push(`${name} ${num_pending}+${num_ack_pending}`);
  }
  return [...(await Promise.all(busy)).flat(), ...waiting];
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

async function documentsOf(db: mongoose.mongo.Db): Promise<[place: string, document: string][]> {
  const collections = await db.listCollections({}, { nameOnly: true }).toArray();
  const documents = collections.map(async ({ name }) => {
    const found = await db.collection(name).find().toArray();
    return found.map((one): [string, string] => [`${db.databaseName}.${name} ${one._id}`, JSON.stringify(one)]);
  });
  return (await Promise.all(documents)).flat();
}
