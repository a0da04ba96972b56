import { setTimeout } from 'node:timers/promises';
import { type Bus, currentContext, nextHop, runWith } from '@baylink/bus';
import { listOf, type Reader, Refusal, RowOutcome } from '@baylink/contracts';
import { type Crs, type ImportKind, ImportProgress } from '@baylink/contracts/imports';
import { BUS, Clock, LOGGER, type Logger, Random } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { refusalOf } from '../http/problem.js';
import { type FileKind, fileKinds } from './columns.js';
import { decode } from './encoding.js';
import { ImportStore, type StoredImport } from './import.store.js';
import { inColumns, type ReadRow, Table } from './rows.js';

export type ImportFile = {
  kind: ImportKind;
  crs: Crs;
  preview: boolean;
  file: Uint8Array;
  charset?: string | undefined;
};

/** Rows sent to a service at once, and how long it may take over them. */
const BATCH = 200;
const BATCH_WITHIN_MS = 30_000;
/** A service that is away is asked again after each of these; then the import fails and can be run again. */
const RETRY_AFTER_MS = [500, 1000, 2000, 5000, 10_000];
const NOTES_KEPT = 5000;
/** A running import that was not heard of for so long ended with its process. */
const SILENT_MS = 90_000;

/**
 * Files of rows, taken in behind the answer. What is stored is the services' to say, and a row that is stored already
 * changes nothing: an import that ended in the middle is simply run again.
 */
@Injectable()
export class Imports {
  private readonly running = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly store: ImportStore,
    private readonly clock: Clock,
    private readonly random: Random,
    @Inject(BUS) private readonly bus: Bus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws Refusal `invalid` for a file that is not of this kind; then nothing is taken in */
  async start(file: ImportFile, reader: Reader): Promise<ImportProgress> {
    const table = await Table.open(fileKinds[file.kind], decode(file.file, file.charset));
    const stored = this.fresh(file, reader);
    await this.store.save(stored);
    const begun = toProgress(stored);
    // An Idempotency-Key is that of the import: its rows must not be taken for one and the same request.
    const run = runWith({ traceparent: nextHop(currentContext()?.traceparent) }, () =>
      this.run(stored, table, file.crs, reader),
    ).finally(() => this.running.delete(run));
    this.running.add(run);
    return begun;
  }

  /** @throws Refusal `not-found`, also for another's import unless an administrator asks */
  async get(id: string, { role, account }: Reader): Promise<ImportProgress> {
    const stored = await this.store.get(id, role === 'admin' ? {} : { account });
    const silent = this.clock.now().getTime() - stored.touchedAt.getTime() > SILENT_MS;
    const interrupted = stored.state === 'running' && silent;
    return toProgress(interrupted ? { ...stored, state: 'failed', reason: 'interrupted' } : stored);
  }

  /** Ends what is running after the batch it is at. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }

  private async run(stored: StoredImport, table: Table, crs: Crs, reader: Reader): Promise<void> {
    try {
      const lines = await table.lines();
      stored.rows = lines.length;
      for (let at = 0; at < lines.length; at += BATCH) {
        const batch = lines.slice(at, at + BATCH).map((line) => table.read(line));
        await this.take(stored, table.kind, batch, { reader, crs });
        await this.save(stored);
      }
      stored.state = 'done';
    } catch (error) {
      stored.state = 'failed';
      stored.reason = this.stopping.signal.aborted ? 'interrupted' : refusalOf(error).code;
      this.logger.error({ import: stored._id, err: error }, 'import failed');
    }
    await this.save(stored).catch((err) => this.logger.error({ import: stored._id, err }, 'import not kept'));
  }

  private async take(stored: StoredImport, kind: FileKind, batch: ReadRow[], given: object): Promise<void> {
    const good = batch.filter(({ row }) => row);
    const rows = good.map(({ row }) => row);
    const { preview } = stored;
    const isAsked = rows.length > 0 && (!preview || kind.previews);
    const outcomes = isAsked ? await this.send(kind, { ...given, rows, ...(preview && { preview }) }) : [];
    const sent = new Map(good.map(({ line }, i) => [line, outcomes[i]]));
    for (const one of batch) count(stored, kind, one, sent.get(one.line));
  }

  private async send(kind: FileKind, input: object): Promise<z.output<typeof RowOutcome>[]> {
    for (const pause of [...RETRY_AFTER_MS, undefined]) {
      this.stopping.signal.throwIfAborted();
      try {
        const reply = await this.bus.request(kind.asks, input as never, { deadlineMs: BATCH_WITHIN_MS });
        return (reply as z.output<typeof Outcomes>).items;
      } catch (error) {
        const isAway = Refusal.is(error) && error.code === 'unavailable';
        if (!isAway || pause === undefined) throw error;
        await setTimeout(pause, undefined, { signal: this.stopping.signal });
      }
    }
    throw new Refusal('unavailable');
  }

  private async save(stored: StoredImport): Promise<void> {
    stored.touchedAt = this.clock.now();
    await this.store.save(stored);
  }

  private fresh({ kind, preview }: ImportFile, { account }: Reader): StoredImport {
    const none = { rows: 0, done: 0, stored: 0, unchanged: 0, refused: 0, flagged: 0 };
    const begun = { kind, preview, state: 'running' as const, notes: [], notesLeftOut: 0 };
    return { _id: this.random.id(), account, touchedAt: this.clock.now(), ...begun, ...none };
  }
}

const Outcomes = listOf(RowOutcome);

/** Adds one line to the figures, and to the notes if there is something to say about it. */
function count(stored: StoredImport, kind: FileKind, read: ReadRow, sent: RowOutcome | undefined): void {
  stored.done += 1;
  const outcome = read.row ? sent?.outcome : 'refused';
  if (outcome) stored[outcome] += 1;
  const notes = [...read.notes, ...(sent?.notes ?? []).map((note) => inColumns(kind, note))];
  if (notes.length === 0) return;
  if (outcome !== 'refused') stored.flagged += 1;
  if (stored.notes.length === NOTES_KEPT) stored.notesLeftOut += 1;
  else stored.notes.push({ line: read.line, ...(outcome && { outcome }), ...(sent?.id && { id: sent.id }), notes });
}

const toProgress = ({ _id, ...stored }: StoredImport): ImportProgress => ImportProgress.parse({ id: _id, ...stored });
