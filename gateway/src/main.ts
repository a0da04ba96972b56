import { startGateway } from './start.js';

await startGateway();
