import { Answers } from '@baylink/bus';
import type { In } from '@baylink/contracts';
import { getDealer, importDealers, listDealers } from '@baylink/contracts/dealer';
import { Controller } from '@nestjs/common';
import { DealerService } from './dealer.service.js';

@Controller()
export class DealerController {
  constructor(private readonly dealers: DealerService) {}

  @Answers(listDealers)
  list(input: In<typeof listDealers>) {
    return this.dealers.list(input);
  }

  @Answers(getDealer)
  get(input: In<typeof getDealer>) {
    return this.dealers.get(input);
  }

  @Answers(importDealers)
  import(input: In<typeof importDealers>) {
    return this.dealers.import(input);
  }
}
