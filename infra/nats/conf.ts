import { topology } from '@baylink/contracts';
import { natsConfig, natsUsers } from '@baylink/local';

/** Where a container finds the password of a user: `NATS_PASSWORD_REPAIR_STATION`. */
export const passwordVariable = (user: string) => `NATS_PASSWORD_${user.toUpperCase().replaceAll('-', '_')}`;

/** The configuration for servers that are not started by `infra/local`; `nats.conf` is this text. */
export const natsConf = () =>
  `# Written by infra/nats/write.ts from packages/contracts/src/topology.ts; do not change it here.\n${natsConfig(
    topology,
    {
      host: '0.0.0.0',
      port: 4222,
      monitorPort: 8222,
      dataDir: '/data',
      passwords: Object.fromEntries(natsUsers.map((user) => [user, `$${passwordVariable(user)}`])),
      syncAlways: true,
    },
  )}`;
