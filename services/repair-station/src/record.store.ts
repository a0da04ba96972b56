import type { ComponentCode } from '@baylink/contracts';
import { Clock, duplicateKey, SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Collection } from 'mongoose';
import { noRecord, type Records, type StationRecord } from './domain/record.js';
import { medianTime } from './domain/usual-repair-time.js';
import { JobStore } from './job.store.js';
import { answersOf, repairsOf, repairTimesOf, SINCE_DAYS } from './record.queries.js';
import type { RepairStationSettings } from './settings.js';

const DAY_MS = 86_400_000;
/** What was last heard of a customer's verdict on a complaint. */
export type Verdict = { complaint: string; station: string; version: number; unhappy: boolean; at: string };
type Row = Record<string, number> & { _id: string };

/**
 * What each station did lately, counted from the jobs and kept in memory. It is counted anew and not added up: a job
 * heard twice or late changes nothing, and nothing needs to be put right after a crash.
 */
@Injectable()
export class RecordStore implements Records {
  private records = new Map<string, StationRecord>();
  private fastestOf = new Map<ComponentCode, number>();

  constructor(
    private readonly jobs: JobStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: RepairStationSettings,
  ) {}

  of(station: string): StationRecord {
    return this.records.get(station) ?? noRecord;
  }

  fastest(component: ComponentCode): number {
    return this.fastestOf.get(component) ?? Number.POSITIVE_INFINITY;
  }

  /** Keeps the latest of what was said about a complaint, in whatever order it is heard. */
  async judged({ complaint, station, version, unhappy, at }: Verdict): Promise<void> {
    const set = { $set: { station, version, unhappy, at } };
    try {
      await this.verdicts.updateOne({ _id: complaint, version: { $lt: version } }, set, { upsert: true });
    } catch (error) {
      // A later word is there already.
      if (!duplicateKey(error)) throw error;
    }
  }

  /** Who repaired the car last for this complaint. */
  async repairedBy(complaint: string): Promise<string | undefined> {
    const latest = (await this.jobs.of(complaint)).filter(({ state }) => state === 'finished').at(-1);
    return latest && 'station' in latest ? latest.station : undefined;
  }

  /** Counts everything anew. */
  async refresh(): Promise<void> {
    const now = this.clock.now().getTime();
    const [since, lately] = [SINCE_DAYS * DAY_MS, 7 * DAY_MS].map((ms) => new Date(now - ms).toISOString());
    const [answers, repairs, times, detractors] = await Promise.all([
      this.count(answersOf(since!, lately!)),
      this.count(repairsOf(since!)),
      this.count(repairTimesOf(since!, this.settings.REPAIR_TIME_FROM_JOBS)) as unknown as Promise<Times[]>,
      this.verdicts
        .aggregate<Row>([
          { $match: { unhappy: true, at: { $gte: since } } },
          { $group: { _id: '$station', detractors: { $sum: 1 } } },
        ])
        .toArray(),
    ]);
    this.remember([...answers, ...repairs, ...detractors], times);
  }

  private remember(rows: readonly Row[], times: readonly Times[]): void {
    const records = new Map<string, StationRecord & { usual: Map<ComponentCode, number> }>();
    const fastest = new Map<ComponentCode, number>();
    const at = (station: string) => {
      const record = records.get(station) ?? { ...noRecord, usual: new Map() };
      records.set(station, record);
      return record;
    };
    for (const { _id, ...counts } of rows) Object.assign(at(_id), counts);
    for (const { _id, minutes } of times) {
      const usual = medianTime(minutes, _id.component);
      at(_id.station).usual.set(_id.component, usual);
      fastest.set(_id.component, Math.min(usual, fastest.get(_id.component) ?? usual));
    }
    this.records = records;
    this.fastestOf = fastest;
  }

  private count(pipeline: object[]): Promise<Row[]> {
    return this.jobs.attempts.model.collection.aggregate(pipeline as never, { allowDiskUse: true }).toArray() as never;
  }

  private get verdicts(): Collection<{ _id: string; version: number }> {
    return this.jobs.attempts.model.db.collection('verdicts') as never;
  }
}

type Times = { _id: { station: string; component: ComponentCode }; minutes: number[] };
