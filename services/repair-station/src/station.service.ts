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
import { Clock, SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import { change, register } from './domain/register.js';
import { route } from './domain/route.js';
import { askedOf } from './domain/rules.js';
import { onlyStation } from './domain/scope.js';
import { JobStore } from './job.store.js';
import { type RepairStationSettings, routingSettings } from './settings.js';
import { StationStore } from './station.store.js';

/** The stations themselves: who they are, where, when, and which would be chosen. */
@Injectable()
export class StationService {
  constructor(
    private readonly store: StationStore,
    private readonly jobs: JobStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: RepairStationSettings,
  ) {}

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
    return this.store.change(code, (before) => change(before, named), { version, where: own(reader) });
  }

  /** The ranking for a fault, without booking. */
  nearest({ position, component, brand, severity, drivable, limit }: In<typeof nearestStations>) {
    const fault = { position, component, severity, drivable, vehicle: { brand } };
    const reachKm = routingSettings(this.settings).reachKm[severity];
    const asked = askedOf(fault, { tried: new Set(), reachKm, now: this.clock.now() });
    const network = { sites: this.store.sites, bays: this.jobs.bays };
    return { items: route(network, asked, { best: limit, near: limit }).candidates.slice(0, limit) };
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
