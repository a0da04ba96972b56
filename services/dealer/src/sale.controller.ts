import { Answers } from '@baylink/bus';
import type { In } from '@baylink/contracts';
import { importSales, listSales, recordSale } from '@baylink/contracts/dealer';
import { Controller } from '@nestjs/common';
import { SaleService } from './sale.service.js';

@Controller()
export class SaleController {
  constructor(private readonly sales: SaleService) {}

  @Answers(listSales)
  list(input: In<typeof listSales>) {
    return this.sales.list(input);
  }

  @Answers(recordSale)
  record(input: In<typeof recordSale>) {
    return this.sales.record(input);
  }

  @Answers(importSales)
  import(input: In<typeof importSales>) {
    return this.sales.import(input);
  }
}
