import { type In, type Out, type Reader, Refusal } from '@baylink/contracts';
import type { getReceipt, listReceipts, replayReceipt } from '@baylink/contracts/repair-station';
import { Injectable } from '@nestjs/common';
import type { KeptReceipt } from './domain/kept-receipt.js';
import { namedIn } from './domain/kept-rows.js';
import { expand, type StationAt } from './domain/receipt.js';
import { replay } from './domain/replay.js';
import { onlyStation } from './domain/scope.js';
import { JobStore } from './job.store.js';
import { StationStore } from './station.store.js';

/** Why a station was chosen, or nobody: as it was decided, and decided once more. For the desk only. */
@Injectable()
export class ReceiptService {
  constructor(
    private readonly jobs: JobStore,
    private readonly stations: StationStore,
  ) {}

  /** One receipt for each try. */
  async list({ reader, complaint, candidates }: In<typeof listReceipts>): Promise<Out<typeof listReceipts>> {
    if (!isDesk(reader)) return { items: [] };
    const kept = await this.jobs.receipts(complaint);
    const stationAt = await this.stationsOf(kept);
    return { items: kept.map((one) => expand(one, stationAt, { count: candidates })) };
  }

  async get({ reader, id, from, candidates }: In<typeof getReceipt>): Promise<Out<typeof getReceipt>> {
    const kept = await this.find(reader, id);
    return expand(kept, await this.stationsOf([kept]), { from, count: candidates });
  }

  async replay({ reader, id, changes, candidates }: In<typeof replayReceipt>): Promise<Out<typeof replayReceipt>> {
    const kept = await this.find(reader, id);
    const known = new Set(namedIn(kept.rows).map(({ code }) => code));
    const strangers = changes.flatMap(({ station }, i) => (known.has(station) ? [] : [i]));
    if (strangers.length > 0) {
      throw Refusal.invalid(...strangers.map((i) => ({ field: `changes.${i}.station`, rule: 'not-in-receipt' })));
    }
    const stationAt = await this.stationsOf([kept]);
    const replayed = replay(kept, stationAt, changes);
    return {
      receipt: expand(kept, stationAt, { count: candidates }),
      ...replayed,
      differences: replayed.differences.slice(0, candidates),
      candidates: replayed.candidates.slice(0, candidates),
    };
  }

  private async find(reader: Reader, id: string): Promise<KeptReceipt> {
    const kept = isDesk(reader) ? await this.jobs.receipt(id) : undefined;
    if (!kept) throw new Refusal('not-found');
    return kept;
  }

  private async stationsOf(kept: readonly KeptReceipt[]): Promise<StationAt> {
    return this.stations.at(kept.flatMap(({ rows }) => namedIn(rows)));
  }
}

const isDesk = (reader: Reader) => onlyStation(reader) === undefined;
