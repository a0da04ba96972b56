export { RepairStationModule } from './repair-station.module.js';
