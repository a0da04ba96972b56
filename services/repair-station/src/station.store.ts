import { type Decision, Refusal } from '@baylink/contracts';
import type { Station } from '@baylink/contracts/repair-station';
import { nearestIndex } from '@baylink/geo';
import { type Aggregate, Aggregates } from '@baylink/kit';
import type { Calendar } from '@baylink/worktime';
import { Injectable } from '@nestjs/common';
import type { Collection } from 'mongoose';
import { indexedSites, type Site, sharedCalendarOf, toSite } from './domain/site.js';
import { stationSchema } from './station.schema.js';
import type { Memory } from './watch-writes.js';

type Options = Parameters<Aggregate<Station>['change']>[2];
type Decide = (before: Station) => Decision<Station>;
/** Somebody else changed the station since its version was kept. */
class Moved extends Error {}

const oldId = ({ code, version }: { code: string; version: number }) => `${code}@${version}`;

/** Decides only on the version that was kept. */
const onlyOf =
  ({ version }: Station, decide: Decide): Decide =>
  (before) => {
    if (before.version !== version) throw new Moved();
    return decide(before);
  };

/** The only writer of stations. All of them are in memory too, so that choosing one asks nobody. */
@Injectable()
export class StationStore implements Memory {
  readonly stations: Aggregate<Station>;
  readonly sites = nearestIndex<Site>([], indexedSites);

  /** Every calendar that a site has or had. */
  readonly calendars = new Set<Calendar>();

  constructor(aggregates: Aggregates) {
    this.stations = aggregates.of<Station>({
      noun: 'station',
      collection: 'stations',
      id: ({ code }) => code,
      schema: stationSchema,
    });
  }

  async insert(decision: Decision<Station>): Promise<Station> {
    return this.remember(await this.stations.insert(decision));
  }

  async insertMany(decisions: Decision<Station>[]) {
    const results = await this.stations.insertMany(decisions);
    return results.map((result) => (Refusal.is(result) ? result : this.remember(result)));
  }

  /** What a receipt rests on stays: before a version is replaced, it is put among the old ones. */
  async change(code: string, decide: Decide, options?: Options): Promise<Station> {
    for (;;) {
      const before = await this.stations.get(code, options?.where);
      if (decide(before).events.length > 0) await this.keepOld(before);
      try {
        return this.remember(await this.stations.change(code, onlyOf(before, decide), options));
      } catch (error) {
        if (!(error instanceof Moved)) throw error;
      }
    }
  }

  /**
   * Stations as they were at these versions. The current one is in the collection of stations, and every one before it
   * was kept before it was replaced: so first that, then the old ones.
   */
  async at(named: readonly { code: string; version: number }[]): Promise<(code: string, version: number) => Station> {
    const found = new Map<string, Station>();
    const add = (station: Station) => found.set(oldId(station), station);
    const missing = () => named.filter((one) => !found.has(oldId(one)));
    for (const { code } of named) {
      const site = this.sites.get(code);
      if (site) add(site.station);
    }
    const current = this.stations.model.collection.find({ _id: { $in: missing().map(({ code }) => code) } } as never);
    for await (const stored of current) add(this.stations.bare(stored as never));
    for await (const { _id, ...station } of this.old.find({ _id: { $in: missing().map(oldId) } })) add(station);
    return (code, version) => {
      const station = found.get(oldId({ code, version }));
      if (!station) throw new Refusal('unavailable', { station: code, version });
      return station;
    };
  }

  /** Twice is once: a version never changes. */
  private async keepOld(station: Station): Promise<void> {
    await this.old.updateOne({ _id: oldId(station) }, { $setOnInsert: station }, { upsert: true });
  }

  private get old(): Collection<Station & { _id: string }> {
    return this.stations.model.db.collection('stationVersions') as never;
  }

  count(): Promise<number> {
    return this.stations.model.collection.estimatedDocumentCount();
  }

  /** Reads these stations into memory, or all. */
  async recall(codes?: readonly string[]): Promise<void> {
    const found = this.stations.model.collection.find((codes ? { _id: { $in: codes } } : {}) as never);
    for await (const stored of found) this.remember(this.stations.bare(stored as never));
  }

  /** Whether this version of the station, or a later one, is in memory. */
  knows(code: string, version: number): boolean {
    return (this.sites.get(code)?.station.version ?? 0) >= version;
  }

  private remember(station: Station): Station {
    if (this.knows(station.code, station.version)) return station;
    const calendar = sharedCalendarOf(station);
    this.calendars.add(calendar);
    this.sites.put(toSite(station, calendar));
    return station;
  }
}
