import { Injectable } from '@nestjs/common';
import { RecordStore, type Verdict } from './record.store.js';

/** What is held for and against a station. */
@Injectable()
export class RecordService {
  constructor(private readonly records: RecordStore) {}

  /** A customer was dissatisfied with a repair, or was won back. */
  async judged(verdict: Omit<Verdict, 'station'> & { station?: string | undefined }): Promise<void> {
    const station = verdict.station ?? (await this.records.repairedBy(verdict.complaint));
    if (station) await this.records.judged({ ...verdict, station });
  }
}
