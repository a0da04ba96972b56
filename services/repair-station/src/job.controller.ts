import { Answers } from '@baylink/bus';
import type { In, Out } from '@baylink/contracts';
import { actOnJob, answerOffer, getJob, getOffer, getOfferTokens, listJobs } from '@baylink/contracts/repair-station';
import { Controller } from '@nestjs/common';
import { JobService } from './job.service.js';

@Controller()
export class JobController {
  constructor(private readonly jobs: JobService) {}

  @Answers(listJobs)
  list(asked: In<typeof listJobs>): Promise<Out<typeof listJobs>> {
    return this.jobs.list(asked);
  }

  @Answers(getJob)
  get(asked: In<typeof getJob>): Promise<Out<typeof getJob>> {
    return this.jobs.get(asked);
  }

  @Answers(actOnJob)
  act(asked: In<typeof actOnJob>): Promise<Out<typeof actOnJob>> {
    return this.jobs.act(asked);
  }

  @Answers(getOfferTokens)
  tokens(asked: In<typeof getOfferTokens>): Promise<Out<typeof getOfferTokens>> {
    return this.jobs.tokens(asked);
  }

  @Answers(getOffer)
  offer(asked: In<typeof getOffer>): Promise<Out<typeof getOffer>> {
    return this.jobs.offer(asked);
  }

  @Answers(answerOffer)
  answer(asked: In<typeof answerOffer>): Promise<Out<typeof answerOffer>> {
    return this.jobs.answer(asked);
  }
}
