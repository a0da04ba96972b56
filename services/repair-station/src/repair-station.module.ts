import { Module } from '@nestjs/common';
import { DispatchController } from './dispatch.controller.js';
import { DispatchService } from './dispatch.service.js';
import { JobController } from './job.controller.js';
import { JobService } from './job.service.js';
import { JobStore } from './job.store.js';
import { LearningWatch } from './learning.watch.js';
import { NetworkWatch } from './network.watch.js';
import { ReceiptController } from './receipt.controller.js';
import { ReceiptService } from './receipt.service.js';
import { RecordController } from './record.controller.js';
import { RecordService } from './record.service.js';
import { RecordStore } from './record.store.js';
import { RoadStore } from './road.store.js';
import { Routing } from './routing.js';
import { repairStationSettings } from './settings.js';
import { StationController } from './station.controller.js';
import { StationImport } from './station.import.js';
import { StationService } from './station.service.js';
import { StationStore } from './station.store.js';

/** Stations, which of them gets a complaint and why, and what they do about it. */
@Module({
  controllers: [DispatchController, JobController, ReceiptController, RecordController, StationController],
  providers: [
    DispatchService,
    JobService,
    JobStore,
    NetworkWatch,
    ReceiptService,
    RecordService,
    RecordStore,
    LearningWatch,
    RoadStore,
    Routing,
    StationImport,
    StationService,
    StationStore,
  ],
})
export class RepairStationModule {
  static readonly settings = repairStationSettings;
}
