import { startService } from '@baylink/kit';
import { DealerModule } from './dealer.module.js';

await startService(DealerModule, 'dealer');
