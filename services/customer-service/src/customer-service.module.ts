import { Module } from '@nestjs/common';
import { ComplaintController } from './complaint.controller.js';
import { ComplaintService } from './complaint.service.js';
import { ComplaintStore } from './complaint.store.js';
import { CustomerController } from './customer.controller.js';
import { CustomerService } from './customer.service.js';
import { CustomerStore } from './customer.store.js';
import { FollowUpController } from './follow-up.controller.js';
import { FollowUpService } from './follow-up.service.js';
import { IntakeService } from './intake.service.js';
import { RecordService } from './record.service.js';
import { ScopeService } from './scope.service.js';
import { customerServiceSettings } from './settings.js';
import { VehicleController } from './vehicle.controller.js';
import { VehicleService } from './vehicle.service.js';
import { VehicleStore } from './vehicle.store.js';
import { ViewLog } from './view-log.js';

/** The record of people and cars, and every complaint from the call to the follow-up. */
@Module({
  controllers: [CustomerController, VehicleController, ComplaintController, FollowUpController],
  providers: [
    ...[CustomerStore, VehicleStore, ComplaintStore, ScopeService, ViewLog],
    ...[CustomerService, VehicleService, IntakeService, ComplaintService, FollowUpService, RecordService],
  ],
})
export class CustomerServiceModule {
  static settings = customerServiceSettings;
}
