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
    this.watches = [
      new WriteWatch(stations.stations.model as never, stations, logger),
      new WriteWatch(jobs.attempts.model as never, jobs, logger),
    ];
  }

  async onModuleInit(): Promise<void> {
    await Promise.all(this.watches.map((watch) => watch.start()));
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.watches.map((watch) => watch.stop()));
  }
}
