import { Answers, type Heard, On } from '@baylink/bus';
import type { In } from '@baylink/contracts';
import { changeOwner, getVehicle, importVehicles } from '@baylink/contracts/customer-service';
import { saleRecorded } from '@baylink/contracts/dealer';
import { Controller } from '@nestjs/common';
import { VehicleService } from './vehicle.service.js';

@Controller()
export class VehicleController {
  constructor(private readonly vehicles: VehicleService) {}

  @Answers(getVehicle)
  get(input: In<typeof getVehicle>) {
    return this.vehicles.get(input);
  }

  @Answers(changeOwner)
  changeOwner(input: In<typeof changeOwner>) {
    return this.vehicles.changeOwner(input);
  }

  @Answers(importVehicles)
  import(input: In<typeof importVehicles>) {
    return this.vehicles.import(input);
  }

  @On(saleRecorded)
  onSale(sale: Heard<typeof saleRecorded>) {
    return this.vehicles.afterSale(sale);
  }
}
