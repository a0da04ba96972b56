import type { Bus, BusOptions } from '../bus.js';

/** Where the buses of a suite meet. */
export interface World {
  bus(options: BusOptions): Promise<Bus>;
  close(): Promise<void>;
}

/** A bus for one test; it is drained when the test ends. */
export type Join = (service: string, options?: Partial<BusOptions>) => Promise<Bus>;
