import { Answers } from '@baylink/bus';
import type { In } from '@baylink/contracts';
import {
  changeCustomer,
  createCustomer,
  getCustomer,
  getRecord,
  importCustomers,
  listCustomers,
  lookup,
} from '@baylink/contracts/customer-service';
import { Controller } from '@nestjs/common';
import { CustomerService } from './customer.service.js';
import { RecordService } from './record.service.js';

@Controller()
export class CustomerController {
  constructor(
    private readonly customers: CustomerService,
    private readonly records: RecordService,
  ) {}

  @Answers(lookup)
  lookup(input: In<typeof lookup>) {
    return this.records.lookup(input);
  }

  @Answers(getRecord)
  record(input: In<typeof getRecord>) {
    return this.records.whole(input);
  }

  @Answers(listCustomers)
  list(input: In<typeof listCustomers>) {
    return this.customers.list(input);
  }

  @Answers(getCustomer)
  get(input: In<typeof getCustomer>) {
    return this.customers.get(input);
  }

  @Answers(createCustomer)
  create(input: In<typeof createCustomer>) {
    return this.customers.create(input);
  }

  @Answers(changeCustomer)
  change(input: In<typeof changeCustomer>) {
    return this.customers.change(input);
  }

  @Answers(importCustomers)
  import(input: In<typeof importCustomers>) {
    return this.customers.import(input);
  }
}
