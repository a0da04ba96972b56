// Prints new secrets for docker-compose.yml: node infra/docker/new-env.mjs > .env
import { randomBytes } from 'node:crypto';

const names = [
  'BAYLINK_SECRET',
  'BAYLINK_ADMIN_TOKEN',
  'REDIS_PASSWORD',
  'NATS_PASSWORD_CUSTOMER_SERVICE',
  'NATS_PASSWORD_REPAIR_STATION',
  'NATS_PASSWORD_DEALER',
  'NATS_PASSWORD_OUTREACH',
  'NATS_PASSWORD_GATEWAY',
  'NATS_PASSWORD_SETUP',
];
// A letter first: the NATS server would read a value that begins with a digit as a number.
for (const name of names) console.log(`${name}=s${randomBytes(32).toString('hex')}`);
