import { Module } from '@nestjs/common';
import { DealerController } from './dealer.controller.js';
import { DealerService } from './dealer.service.js';
import { DealerStore } from './dealer.store.js';
import { SaleController } from './sale.controller.js';
import { SaleService } from './sale.service.js';
import { SaleStore } from './sale.store.js';

/** Dealers and what they sold: the selling side of the network, fed to everybody's record by events. */
@Module({
  controllers: [DealerController, SaleController],
  providers: [DealerService, DealerStore, SaleService, SaleStore],
})
export class DealerModule {}
