import { startService } from '@baylink/kit';
import { RepairStationModule } from './repair-station.module.js';

await startService(RepairStationModule, 'repair-station');
