export { ServerMissing, type ServerName } from './binaries.js';
export { Children, DataInUse, type Ended, LocalProcess, type Program } from './children.js';
export { type NatsSettings, natsConfig } from './nats-config.js';
export { type NatsUser, natsPermissions, natsUsers, type Permissions } from './nats-permissions.js';
export {
  builtPrograms,
  defaultBinDir,
  type Product,
  type ProductOptions,
  type ProductProgram,
  root,
  startProduct,
} from './product.js';
export { type LocalServers, type ServersOptions, type ServerUrls, startServers } from './servers.js';
export { setupStreams } from './streams.js';
