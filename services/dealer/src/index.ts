export { DealerModule } from './dealer.module.js';
