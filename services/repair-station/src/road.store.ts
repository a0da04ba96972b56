import type { Point } from '@baylink/contracts';
import type { Position, RoadCurve } from '@baylink/geo';
import { Clock } from '@baylink/kit';
import { Injectable } from '@nestjs/common';
import { Roads } from './domain/drive.js';
import { JobStore } from './job.store.js';
import { SINCE_DAYS } from './record.queries.js';

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

  constructor(
    private readonly jobs: JobStore,
    private readonly clock: Clock,
  ) {}

  from(position: Position, at: Date): RoadCurve {
    return this.roads.from(position, at);
  }

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
