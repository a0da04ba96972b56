import { LOGGER, type Logger } from '@baylink/kit';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { JobStore } from './job.store.js';
import { StationStore } from './station.store.js';
import { WriteWatch } from './watch-writes.js';

/** Fills the memory of both stores before anything is asked, and keeps it up with what other processes write. */
@Injectable()
export class NetworkWatch implements OnModuleInit, OnModuleDestroy {
  private readonly watches: readonly WriteWatch[];

  constructor(stations: StationStore, jobs: JobStore, @Inject(LOGGER) logger: Logger) {
    const ofStations = {
      load: () => stations.recall(),
      written: async (code: string, version: number) => {
        if (!stations.knows(code, version)) await stations.recall(code);
      },
    };
    const ofJobs = {
      load: () => jobs.recall(),
      written: async (id: string, version: number) => {
        if (!jobs.bays.knows(id, version)) await jobs.recall(id);
      },
    };
    this.watches = [
      new WriteWatch(stations.stations.model as never, ofStations, logger),
      new WriteWatch(jobs.attempts.model as never, ofJobs, logger),
    ];
  }

  async onModuleInit(): Promise<void> {
    await Promise.all(this.watches.map((watch) => watch.start()));
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.watches.map((watch) => watch.stop()));
  }
}
