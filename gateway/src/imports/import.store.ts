import { Refusal } from '@baylink/contracts';
import type { ImportProgress } from '@baylink/contracts/imports';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Connection } from 'mongoose';
import { type Collection, collectionOf, forgetAfter, stamped } from '../collection.js';
import { MONGO } from '../tokens.js';

/** An import with who started it and when it was last heard of. */
export type StoredImport = Omit<ImportProgress, 'id'> & { _id: string; account: string; touchedAt: Date };

const KEPT_SECONDS = 90 * 24 * 3600;

@Injectable()
export class ImportStore implements OnModuleInit {
  private readonly imports: Collection<StoredImport>;

  constructor(@Inject(MONGO) mongo: Connection) {
    this.imports = collectionOf(mongo, 'imports');
  }

  async onModuleInit(): Promise<void> {
    await forgetAfter(KEPT_SECONDS, this.imports);
  }

  async save(stored: StoredImport): Promise<void> {
    const { _id, ...rest } = stored;
    await this.imports.updateOne({ _id }, { $set: rest, ...stamped }, { upsert: true });
  }

  /** @param where the reader's scope: another's import is not found */
  async get(id: string, where: { account?: string }): Promise<StoredImport> {
    const found = await this.imports.findOne({ _id: id, ...where });
    if (!found) throw new Refusal('not-found');
    return found;
  }
}
