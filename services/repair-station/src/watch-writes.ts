import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@baylink/kit';
import type { Connection, Model } from 'mongoose';

const AGAIN_AFTER_MS = 1000;

export type Watcher = {
  /** Reads all that matters. Called at first, and again whenever writes may have been missed. */
  load(): Promise<void>;
  /** A document was written, by whichever process, and has this version now or a later one. */
  written(id: string, version: number): Promise<void>;
};

type Change = {
  documentKey: { _id: string };
  fullDocument?: { version: number };
  updateDescription?: { updatedFields: { version: number } };
};
type Stream = AsyncIterable<Change> & { close(): Promise<void> };

/** Only what changes an aggregate sets its version; the clearing of an outbox does not. */
const versions = [
  { $match: { $or: [{ operationType: 'insert' }, { 'updateDescription.updatedFields.version': { $exists: true } }] } },
  { $project: { 'documentKey._id': 1, 'fullDocument.version': 1, 'updateDescription.updatedFields.version': 1 } },
];

/**
 * Follows the writes to a collection by its change stream. The driver resumes by itself after a short loss; after a
 * longer one everything is loaded anew.
 */
export class WriteWatch {
  private stream?: Stream;
  private following?: Promise<void>;
  private stopped = false;

  constructor(
    private readonly model: Model<never>,
    private readonly watcher: Watcher,
    private readonly logger: Logger,
  ) {}

  /** Resolves once everything is loaded. */
  async start(): Promise<void> {
    await this.open();
    this.following = this.follow();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.stream?.close();
    await this.following;
  }

  /** The stream begins at the moment before the loading, so that nothing falls in between. */
  private async open(): Promise<void> {
    const startAtOperationTime = await operationTime(this.model.db);
    await this.watcher.load();
    this.stream = this.model.collection.watch(versions, { startAtOperationTime }) as unknown as Stream;
  }

  private async follow(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.tell();
      } catch (error) {
        if (this.stopped) return;
        this.logger.warn({ err: error, collection: this.model.collection.name }, 'watch-lost');
        await pause(AGAIN_AFTER_MS);
        await this.open().catch(() => {});
      }
    }
  }

  private async tell(): Promise<void> {
    for await (const { documentKey, fullDocument, updateDescription } of this.stream!) {
      const version = fullDocument?.version ?? updateDescription?.updatedFields.version ?? 0;
      await this.watcher.written(documentKey._id, version);
    }
  }
}

async function operationTime(connection: Connection): Promise<never> {
  const reply = await connection.db!.command({ ping: 1 });
  return reply.operationTime as never;
}
