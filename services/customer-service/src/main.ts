import { startService } from '@baylink/kit';
import { CustomerServiceModule } from './customer-service.module.js';

await startService(CustomerServiceModule, 'customer-service');
