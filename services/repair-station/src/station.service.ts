import type { In, Out, Reader } from '@baylink/contracts';
import type {
  changeStation,
  countStations,
  createStation,
  getStation,
  listStations,
  nearestStations,
  Station,
} from '@baylink/contracts/repair-station';
import { Clock } from '@baylink/kit';
import { Injectable } from '@nestjs/common';
import { toCandidate } from './domain/candidate.js';
import { listing } from './domain/listing.js';
import { change, checkSaidByStation, register, reopen } from './domain/register.js';
import { onlyStation } from './domain/scope.js';
import { JobStore } from './job.store.js';
import { Routing } from './routing.js';
import { StationStore } from './station.store.js';

/** The stations themselves: who they are, where, when, and which would be chosen. */
@Injectable()
export class StationService {
  constructor(
    private readonly store: StationStore,
    private readonly jobs: JobStore,
    private readonly routing: Routing,
    clock: Clock,
  ) {
    store.stations.onWake((code) => store.change(code, (before) => reopen(before, clock.now())));
  }

  list({ reader, q, state, ...page }: In<typeof listStations>): Promise<Out<typeof listStations>> {
    const filter = { ...own(reader), ...(state && { state }), ...(q && named(q)) };
    return this.store.stations.list(filter, page);
  }

  get({ reader, code }: In<typeof getStation>): Promise<Station> {
    return this.store.stations.get(code, own(reader));
  }

  async create({ station }: In<typeof createStation>): Promise<Station> {
    return this.store.insert(register(station));
  }

  change({ reader, code, version, change: named }: In<typeof changeStation>): Promise<Station> {
    const decide = (before: Station) => {
      if (reader.role === 'station') checkSaidByStation(before, named);
      return change(before, named);
    };
    return this.store.change(code, decide, { version, where: own(reader) });
  }

  /** The ranking for a fault, without booking. */
  async nearest({ position, component, brand, model, severity, drivable, limit }: In<typeof nearestStations>) {
    const vehicle = { ...(brand && { brand }), ...(model && { model }) };
    const asked = await this.routing.askRoads({ position, component, severity, drivable, vehicle }, new Set());
    const { network, settings } = this.routing;
    const looked = listing(network, asked, settings).slice(0, limit);
    return { items: looked.map((one) => toCandidate(one, asked, settings.weights)) };
  }

  async count(): Promise<Out<typeof countStations>> {
    const [stations, jobs] = await Promise.all([this.store.count(), this.jobs.count()]);
    return { stations, jobs };
  }
}

/** The reader's own station, or all. */
function own(reader: Reader): object {
  const only = onlyStation(reader);
  return only === undefined ? {} : { code: only };
}

/** Code, name or city, any part of it, in any case. */
function named(q: string): object {
  const part = { $regex: q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), $options: 'i' };
  return { $or: [{ code: part }, { name: part }, { city: part }] };
}
