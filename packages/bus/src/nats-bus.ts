import { type Bus, type BusOptions, settle } from './bus.js';
import { Connection } from './nats-connection.js';
import { NatsWire } from './nats-wire.js';
import { busOn } from './wired-bus.js';

export interface NatsBusOptions extends BusOptions {
  /** `nats://user:password@host:port`, several separated by commas. */
  url: string;
  /** How long the broker may take to be there at start-up; afterwards it is waited for without end. Default 30 000. */
  connectWithinMs?: number;
}

/** The bus on NATS. The streams must be there; what the service may say and hear is the broker's to decide. */
export async function natsBus({ url, connectWithinMs = 30_000, ...rest }: NatsBusOptions): Promise<Bus> {
  const options = settle(rest);
  const connection = await Connection.open(url, options.service, options.logger, connectWithinMs);
  return busOn(await NatsWire.on(connection, options), options);
}
