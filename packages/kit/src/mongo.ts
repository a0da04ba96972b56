import mongoose, { type Connection } from 'mongoose';

/**
 * A connection whose writes are acknowledged by the majority and journaled before they count.
 * While MongoDB is away a request waits at most `serverSelectionTimeoutMS` and is then told so.
 */
export function connectMongo(url: string, database: string): Promise<Connection> {
  return mongoose
    .createConnection(url, {
      dbName: database,
      retryWrites: true,
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
      maxPoolSize: 50,
      serverSelectionTimeoutMS: 4000,
      bufferCommands: false,
      ignoreUndefined: true,
    })
    .asPromise();
}

/** Not reached, or just changing its primary: the same request may succeed in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  const { name = '', errorLabels = [] } = (error ?? {}) as { name?: string; errorLabels?: string[] };
  const lost = /^Mongo(ose)?(ServerSelection|Network|NotConnected|Topology|PoolClear|PoolClosed)/;
  return lost.test(name) || errorLabels.includes('RetryableWriteError');
}

/** What a unique index refused: its name, and the key that stands already. */
export function duplicateKey(error: unknown): { index: string; key: Record<string, unknown> } | undefined {
  const { code, message, keyValue } = error as { code?: number; message?: string; keyValue?: Record<string, unknown> };
  if (code !== 11_000) return undefined;
  return { index: /index: (\S+)/.exec(message ?? '')?.[1] ?? '', key: keyValue ?? {} };
}
