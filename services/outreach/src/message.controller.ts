import { Answers, type Heard, On } from '@baylink/bus';
import type { In } from '@baylink/contracts';
import { complaintAssigned, complaintFollowUpAsked } from '@baylink/contracts/complaint';
import { listMessages } from '@baylink/contracts/outreach';
import { jobOffered } from '@baylink/contracts/repair-station';
import { Controller } from '@nestjs/common';
import { MessageService } from './message.service.js';

@Controller()
export class MessageController {
  constructor(private readonly messages: MessageService) {}

  @Answers(listMessages)
  list(input: In<typeof listMessages>) {
    return this.messages.list(input);
  }

  @On(jobOffered)
  onJobOffered(event: Heard<typeof jobOffered>) {
    return this.messages.jobOffered(event);
  }

  @On(complaintAssigned)
  onComplaintAssigned(event: Heard<typeof complaintAssigned>) {
    return this.messages.complaintAssigned(event);
  }

  @On(complaintFollowUpAsked)
  onFollowUpAsked(event: Heard<typeof complaintFollowUpAsked>) {
    return this.messages.followUpAsked(event);
  }
}
