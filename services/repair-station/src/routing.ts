import { Clock, SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import { type Choice, choices, type Network } from './domain/choices.js';
import { isSuitable, type Looked } from './domain/listing.js';
import { type Asked, askedOf } from './domain/rules.js';
import type { RoutingSettings } from './domain/settings.js';
import { JobStore } from './job.store.js';
import { RecordStore } from './record.store.js';
import { RoadStore } from './road.store.js';
import { type RepairStationSettings, routingSettings } from './settings.js';
import { StationStore } from './station.store.js';

/** Ways asked of the map service for one decision: with the start, they go into one of its tables. */
const LIKELY = 40;

type Fault = Parameters<typeof askedOf>[0];

/** The network as it is in memory now, and what is asked of it: what every choice is made from. */
@Injectable()
export class Routing {
  readonly network: Network;
  readonly settings: RoutingSettings;

  constructor(
    private readonly stations: StationStore,
    jobs: JobStore,
    records: RecordStore,
    private readonly roads: RoadStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) settings: RepairStationSettings,
  ) {
    this.network = { sites: stations.sites, bays: jobs.bays, records, calendars: stations.calendars };
    this.settings = routingSettings(settings);
  }

  /** Has this station in memory as it is now: news of it may be quicker than the watch. */
  async know(station: string): Promise<void> {
    await this.stations.recall([station]);
  }

  ask(fault: Fault, tried: ReadonlySet<string>): Asked {
    const now = this.clock.now();
    const roads = this.roads.from(fault.position.coordinates, now);
    return askedOf(fault, { tried, reachKm: this.settings.reachKm[fault.severity], roads, now });
  }

  /** The same, with the word of the map service, where there is one, for the stations that are likely to win. */
  async askRoads(fault: Fault, tried: ReadonlySet<string>): Promise<Asked> {
    const asked = this.ask(fault, tried);
    if (!this.roads.hasMap) return asked;
    const likely = choices(this.network, asked, this.settings, LIKELY).map(({ site }) => site);
    const driven = await this.roads.drivenTo(likely, asked.position.coordinates, asked.now);
    return driven.size === 0 ? asked : { ...asked, driven };
  }

  /** The best suitable station. With measured ways all within reach are compared: no estimate bounds those. */
  best(asked: Asked, looked: readonly Looked[]): Choice | undefined {
    return asked.driven ? looked.find(isSuitable) : choices(this.network, asked, this.settings, 1)[0];
  }
}
