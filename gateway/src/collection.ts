import type { Connection, mongo } from 'mongoose';

export type Collection<T extends mongo.Document> = mongo.Collection<T>;

/** A collection of the gateway's own database. Its shape is stated once, by its type. */
export const collectionOf = <T extends { _id: string }>(connection: Connection, name: string): Collection<T> =>
  connection.db!.collection<T>(name);

/** Part of a write: notes when, by the clock of the database, which is also the one that removes by it. */
export const stamped = { $currentDate: { storedAt: true } } as const;

/** Documents go by themselves this long after they were last stamped. */
export async function forgetAfter<T extends { _id: string }>(seconds: number, from: Collection<T>): Promise<void> {
  await from.createIndex({ storedAt: 1 }, { name: 'storedAt', expireAfterSeconds: seconds });
}
