import { startService } from '@baylink/kit';
import { OutreachModule } from './outreach.module.js';

await startService(OutreachModule, 'outreach');
