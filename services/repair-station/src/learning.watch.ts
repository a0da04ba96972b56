import { LOGGER, type Logger } from '@baylink/kit';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { RecordStore } from './record.store.js';
import { RoadStore } from './road.store.js';

/** Counted anew after this long, or so many times as long as the counting took: at most a hundredth of the time. */
const AGAIN_AFTER_MS = 60_000;
const TIMES_AS_LONG = 100;

/** Keeps up what is learnt from jobs: the stations' records, and how long ways take. */
@Injectable()
export class LearningWatch implements OnModuleInit, OnModuleDestroy {
  private again?: NodeJS.Timeout;
  private running = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly records: RecordStore,
    private readonly roads: RoadStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.again);
    await this.running;
  }

  private async refresh(): Promise<void> {
    const began = performance.now();
    try {
      await Promise.all([this.records.refresh(), this.roads.refresh()]);
    } catch (error) {
      // What was counted last stays in force.
      if (!this.stopped) this.logger.warn({ err: error }, 'jobs-not-counted');
    }
    if (this.stopped) return;
    const next = Math.max(AGAIN_AFTER_MS, TIMES_AS_LONG * (performance.now() - began));
    this.again = setTimeout(() => {
      this.running = this.refresh();
    }, next);
    this.again.unref();
  }
}
