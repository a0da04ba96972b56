import type { Point } from '@baylink/contracts';
import type { Drive } from '@baylink/contracts/repair-station';
import type { Position, RoadCurve } from '@baylink/geo';
import { type OsrmFailure, OsrmRoadTimes } from '@baylink/geo/osrm';
import { Clock, LOGGER, type Logger, SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import { type Driven, inWholeMinutes, Roads, whereAndWhen } from './domain/drive.js';
import type { Site } from './domain/site.js';
import { JobStore } from './job.store.js';
import { SINCE_DAYS } from './record.queries.js';
import type { RepairStationSettings } from './settings.js';

const DAY_MS = 86_400_000;
/** Clocks of several processes may be this far apart: as much is read again, and known by its id. */
const OVERLAP_MS = 600_000;

type Arrived = {
  _id: string;
  position: Point;
  distanceKm: number;
  measured: { driveMinutes: number; arrivedAt: string };
};

/**
 * The roads as this process knows them: those of the prior, and what cars took that arrived in the last 90 days. It is
 * learnt from the jobs themselves, so that every process learns the same and there is nothing to put right after a crash.
 */
@Injectable()
export class RoadStore {
  private readonly roads = new Roads();
  private readonly known = new Map<string, number>();
  private readTo?: number;

  private readonly osrm: OsrmRoadTimes | undefined;

  constructor(
    private readonly jobs: JobStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) { OSRM_URL: url }: Pick<RepairStationSettings, 'OSRM_URL'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.osrm = url === undefined ? undefined : new OsrmRoadTimes({ url }, this.roads.times, this.unanswered);
  }

  from(position: Position, at: Date): RoadCurve {
    return this.roads.from(position, at);
  }

  /** Whether there is a map service to be asked. */
  get hasMap(): boolean {
    return this.osrm !== undefined;
  }

  /** The ways to these stations as the map service measured them, without those that it did not answer for. */
  async drivenTo(stations: readonly Site[], from: Position, at: Date): Promise<Driven> {
    const [, setOut] = whereAndWhen(from, at);
    const places = stations.map(({ station }) => station.position.coordinates);
    const times = (await this.osrm?.minutes(from, places, setOut)) ?? [];
    return new Map(
      times.flatMap((time, i): [string, Drive][] =>
        time.source === 'osrm' ? [[stations[i]!.code, inWholeMinutes(time, 'osrm')]] : [],
      ),
    );
  }

  private readonly unanswered = (reason: OsrmFailure): void => {
    // While the server is left alone there is no news.
    if (reason !== 'paused') this.logger.warn({ reason }, 'osrm-did-not-answer');
  };

  /** Learns from who has arrived since the last time. */
  async refresh(): Promise<void> {
    const now = this.clock.now().getTime();
    for await (const { _id, position, distanceKm, measured } of this.arrived(
      this.readTo ?? now - SINCE_DAYS * DAY_MS,
    )) {
      if (this.known.has(_id)) continue;
      const at = new Date(measured.arrivedAt);
      this.known.set(_id, at.getTime());
      this.roads.learn({ from: position.coordinates, distanceKm, at, minutes: measured.driveMinutes });
    }
    this.readTo = now - OVERLAP_MS;
    for (const [id, at] of this.known) if (at < this.readTo) this.known.delete(id);
  }

  private arrived(since: number) {
    const filter = { 'measured.arrivedAt': { $gte: new Date(since).toISOString() } };
    const projection = { position: 1, distanceKm: 1, measured: 1 };
    const found = this.jobs.attempts.model.collection.find<Arrived>(filter as never, { projection });
    return found.sort({ 'measured.arrivedAt': 1, _id: 1 });
  }
}
