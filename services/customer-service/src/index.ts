export { CustomerServiceModule } from './customer-service.module.js';
