import { Answers } from '@baylink/bus';
import type { In, Out } from '@baylink/contracts';
import { getReceipt, listReceipts, replayReceipt } from '@baylink/contracts/repair-station';
import { Controller } from '@nestjs/common';
import { ReceiptService } from './receipt.service.js';

@Controller()
export class ReceiptController {
  constructor(private readonly receipts: ReceiptService) {}

  @Answers(listReceipts)
  list(asked: In<typeof listReceipts>): Promise<Out<typeof listReceipts>> {
    return this.receipts.list(asked);
  }

  @Answers(getReceipt)
  get(asked: In<typeof getReceipt>): Promise<Out<typeof getReceipt>> {
    return this.receipts.get(asked);
  }

  @Answers(replayReceipt)
  replay(asked: In<typeof replayReceipt>): Promise<Out<typeof replayReceipt>> {
    return this.receipts.replay(asked);
  }
}
