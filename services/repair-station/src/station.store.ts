import { type Decision, Refusal } from '@baylink/contracts';
import type { Station } from '@baylink/contracts/repair-station';
import { nearestIndex } from '@baylink/geo';
import { type Aggregate, Aggregates } from '@baylink/kit';
import type { Calendar } from '@baylink/worktime';
import { Injectable } from '@nestjs/common';
import { calendarOf, type Site, toSite } from './domain/site.js';
import { stationSchema } from './station.schema.js';
import type { Memory } from './watch-writes.js';

type Options = Parameters<Aggregate<Station>['change']>[2];

/** The only writer of stations. All of them are in memory too, so that choosing one asks nobody. */
@Injectable()
export class StationStore implements Memory {
  readonly stations: Aggregate<Station>;
  readonly sites = nearestIndex<Site>([], {
    key: ({ code }) => code,
    position: ({ station }) => station.position.coordinates,
  });
  /** By content: most stations keep the same hours. */
  private readonly calendars = new Map<string, Calendar>();

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

  async change(code: string, decide: (before: Station) => Decision<Station>, options?: Options): Promise<Station> {
    return this.remember(await this.stations.change(code, decide, options));
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
    if (!this.knows(station.code, station.version)) this.sites.put(toSite(station, this.calendarOf(station)));
    return station;
  }

  private calendarOf({ hours, timeZone }: Station): Calendar {
    const key = JSON.stringify([timeZone, hours]);
    const known = this.calendars.get(key) ?? calendarOf({ hours, timeZone });
    this.calendars.set(key, known);
    return known;
  }
}
