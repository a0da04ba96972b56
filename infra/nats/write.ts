import { writeFile } from 'node:fs/promises';
import { natsConf } from './conf.js';

// After a change of the topology: node --conditions=baylink-source --import @swc-node/register/esm-register infra/nats/write.ts
await writeFile(new URL('nats.conf', import.meta.url), natsConf());
