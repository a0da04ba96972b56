import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@baylink/kit';
import type { Connection, Model } from 'mongoose';

/**
 * Writes are asked for so often and not told one by one: that halves what they cost both sides. By the next look most
 * are known as one's own; the others are read at once.
 */
const LOOK_EVERY_MS = 100;
const AGAIN_AFTER_MS = 1000;

/** A memory of documents that others write too. */
export type Memory = {
  /** Whether this version of a document, or a later one, is known. */
  knows(id: string, version: number): boolean;
  /** Reads these documents, or all that matter. */
  recall(ids?: readonly string[]): Promise<void>;
};

type Change = {
  documentKey: { _id: string };
  fullDocument?: { version: number };
  updateDescription?: { updatedFields: { version: number } };
};
type Stream = { tryNext(): Promise<Change | null>; close(): Promise<void> };

/** Only what changes an aggregate sets its version; the clearing of an outbox does not. */
const versions = [
  { $match: { $or: [{ operationType: 'insert' }, { 'updateDescription.updatedFields.version': { $exists: true } }] } },
  { $project: { 'documentKey._id': 1, 'fullDocument.version': 1, 'updateDescription.updatedFields.version': 1 } },
];

/**
 * Keeps a memory up with a collection by its change stream. The driver resumes by itself after a short loss; after a
 * longer one everything is read anew.
 */
export class WriteWatch {
  private stream?: Stream;
  private following?: Promise<void>;
  private readonly written = new Map<string, number>();
  private stopped = false;

  constructor(
    private readonly model: Model<never>,
    private readonly memory: Memory,
    private readonly logger: Logger,
  ) {}

  /** Resolves once everything is in memory. */
  async start(): Promise<void> {
    await this.open();
    this.following = this.follow();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.stream?.close();
    await this.following;
  }

  /** The stream begins at the moment before the reading, so that nothing falls in between. */
  private async open(): Promise<void> {
    const startAtOperationTime = await operationTime(this.model.db);
    await this.memory.recall();
    this.stream = this.model.collection.watch(versions, {
      startAtOperationTime,
      maxAwaitTimeMS: 1,
    }) as unknown as Stream;
    // Stopped while it was reading: nobody else will close it.
    if (this.stopped) await this.stream.close();
  }

  private async follow(): Promise<void> {
    for (;;) {
      await this.listen().catch((error) => this.warn(error));
      if (this.stopped) return;
      await pause(AGAIN_AFTER_MS);
      if (this.stopped) return;
      await this.open().catch((error) => this.warn(error));
    }
  }

  private async listen(): Promise<void> {
    while (!this.stopped) {
      for (let change = await this.stream!.tryNext(); change; change = await this.stream!.tryNext()) this.note(change);
      await pause(LOOK_EVERY_MS);
      await this.recall();
    }
  }

  private note({ documentKey, fullDocument, updateDescription }: Change): void {
    this.written.set(documentKey._id, fullDocument?.version ?? updateDescription?.updatedFields.version ?? 0);
  }

  /** What could not be read is read at the next look. */
  private async recall(): Promise<void> {
    const gathered = [...this.written];
    this.written.clear();
    const unknown = gathered.filter(([id, version]) => !this.memory.knows(id, version));
    if (unknown.length === 0) return;
    await this.memory.recall(unknown.map(([id]) => id)).catch((error) => {
      this.warn(error);
      for (const [id, version] of unknown) this.written.set(id, version);
    });
  }

  private warn(error: unknown): void {
    if (!this.stopped) this.logger.warn({ err: error, collection: this.model.collection.name }, 'watch-lost');
  }
}

async function operationTime(connection: Connection): Promise<never> {
  const reply = await connection.db!.command({ ping: 1 });
  return reply.operationTime as never;
}
