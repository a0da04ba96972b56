import { Module } from '@nestjs/common';
import { DispatchController } from './dispatch.controller.js';
import { DispatchService } from './dispatch.service.js';
import { JobController } from './job.controller.js';
import { JobService } from './job.service.js';
import { JobStore } from './job.store.js';
import { NetworkWatch } from './network.watch.js';
import { repairStationSettings } from './settings.js';
import { StationController } from './station.controller.js';
import { StationImport } from './station.import.js';
import { StationService } from './station.service.js';
import { StationStore } from './station.store.js';

/** Stations, which of them gets a complaint and why, and what they do about it. */
@Module({
  controllers: [DispatchController, JobController, StationController],
  providers: [DispatchService, JobService, JobStore, NetworkWatch, StationImport, StationService, StationStore],
})
export class RepairStationModule {
  static readonly settings = repairStationSettings;
}
