import { type Bus, type BusOptions, settle } from './bus.js';
import { MemoryNetwork, MemoryWire } from './memory-wire.js';
import { busOn } from './wired-bus.js';

/** What the in-memory buses of one test share. */
export const memoryNetwork = (): MemoryNetwork => new MemoryNetwork();

export interface MemoryBusOptions extends BusOptions {
  /** Buses on the same network hear each other; without one a bus is alone. */
  network?: MemoryNetwork;
}

/** The bus without a broker: same behaviour, nothing kept. */
export function memoryBus({ network = memoryNetwork(), ...options }: MemoryBusOptions): Bus {
  return busOn(new MemoryWire(network), settle(options));
}
