import { Answers } from '@baylink/bus';
import type { In } from '@baylink/contracts';
import { answerFollowUp, getFollowUp, getTrack } from '@baylink/contracts/customer-service';
import { Controller } from '@nestjs/common';
import { FollowUpService } from './follow-up.service.js';

@Controller()
export class FollowUpController {
  constructor(private readonly followUps: FollowUpService) {}

  @Answers(getTrack)
  track(input: In<typeof getTrack>) {
    return this.followUps.track(input);
  }

  @Answers(getFollowUp)
  form(input: In<typeof getFollowUp>) {
    return this.followUps.form(input);
  }

  @Answers(answerFollowUp)
  answer(input: In<typeof answerFollowUp>) {
    return this.followUps.answer(input);
  }
}
