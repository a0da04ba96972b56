export { type RunningGateway, startGateway } from './start.js';
