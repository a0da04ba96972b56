import type { topology } from '@baylink/contracts';
import { natsPermissions, type Permissions, type Topology } from './nats-permissions.js';

export type NatsSettings = {
  /** The address to listen on. */
  host: string;
  port: number;
  /** Where JetStream keeps its files. */
  dataDir: string;
  /** By user. One that begins with `$` is the name of an environment variable that holds it. */
  passwords: Record<string, string>;
  /** Write every message to the disk before it is acknowledged; servers before 2.11 do not know how. */
  syncAlways: boolean;
  /** Where to answer health checks over HTTP; left out, nowhere. */
  monitorPort?: number;
};

/** The configuration of a NATS server that knows exactly the users and subjects of the table. */
export function natsConfig(who: Topology | typeof topology, settings: NatsSettings): string {
  const { host, port, dataDir, passwords, syncAlways, monitorPort } = settings;
  const users = Object.entries(natsPermissions(who)).map(([name, rights]) => user(name, passwords[name]!, rights));
  return `server_name: baylink
listen: "${host}:${port}"
${monitorPort === undefined ? '' : `http: "${host}:${monitorPort}"\n`}jetstream {
  store_dir: ${JSON.stringify(dataDir)}
${syncAlways ? '  sync_interval: always\n' : ''}}
authorization {
  users: [
${users.join('\n')}
  ]
}
`;
}

function user(name: string, password: string, { publish, subscribe, responses }: Permissions): string {
  const secret = password.startsWith('$') ? password : JSON.stringify(password);
  return `    {
      user: "${name}", password: ${secret}
      permissions {
        publish { ${list('allow', publish.allow)}${publish.deny?.length ? list('\n          deny', publish.deny) : ''} }
        subscribe { ${list('allow', subscribe.allow)} }${responses ? '\n        allow_responses: true' : ''}
      }
    }`;
}

const list = (word: string, subjects: readonly string[]) =>
  `${word}: [${subjects.map((subject) => `\n            "${subject}"`).join('')}\n          ]`;
