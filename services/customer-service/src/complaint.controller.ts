import { Answers, type Heard, On } from '@baylink/bus';
import type { In } from '@baylink/contracts';
import {
  actOnComplaint,
  classify,
  countComplaints,
  getComplaint,
  getContact,
  listComplaints,
  logComplaint,
} from '@baylink/contracts/customer-service';
import { dispatchUnplaced, jobEvents, jobOffered } from '@baylink/contracts/repair-station';
import { Controller } from '@nestjs/common';
import { ComplaintService } from './complaint.service.js';
import { classify as classifyText } from './domain/classify.js';
import { IntakeService } from './intake.service.js';
import { VehicleService } from './vehicle.service.js';

const jobHappened = [jobOffered, ...Object.values(jobEvents)];

@Controller()
export class ComplaintController {
  constructor(
    private readonly complaints: ComplaintService,
    private readonly intake: IntakeService,
    private readonly vehicles: VehicleService,
  ) {}

  @Answers(logComplaint)
  log(input: In<typeof logComplaint>) {
    return this.intake.log(input);
  }

  @Answers(getComplaint)
  get(input: In<typeof getComplaint>) {
    return this.complaints.get(input);
  }

  @Answers(listComplaints)
  list(input: In<typeof listComplaints>) {
    return this.complaints.list(input);
  }

  @Answers(actOnComplaint)
  act(input: In<typeof actOnComplaint>) {
    return this.complaints.act(input);
  }

  @Answers(countComplaints)
  count() {
    return this.complaints.count();
  }

  @Answers(classify)
  classify({ text }: In<typeof classify>) {
    return classifyText(text);
  }

  @Answers(getContact)
  contact(input: In<typeof getContact>) {
    return this.complaints.contact(input);
  }

  /** A repair is the car's history whatever became of the complaint; both bear being told twice. */
  @On(...jobHappened)
  async onJob(event: Heard<(typeof jobHappened)[number]>) {
    if (event.type === 'job.finished') await this.vehicles.afterRepair(event);
    await this.complaints.followJob(event.data, event.time);
  }

  @On(dispatchUnplaced)
  onUnplaced(event: Heard<typeof dispatchUnplaced>) {
    return this.complaints.unplace(event);
  }
}
