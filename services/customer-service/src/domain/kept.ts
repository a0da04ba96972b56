import type { Complaint, Customer, Vehicle } from '@baylink/contracts';

/** A customer as it is kept: with every key it can be looked up by, and the dealer that brought it in, if one did. */
export type KeptCustomer = Customer & { keys: string[]; registeredBy?: string };

/** A car as it is kept. */
export type KeptVehicle = Vehicle & { keys: string[] };

/** A complaint as it is kept, with what no reader sees. */
export type KeptComplaint = Complaint & {
  /** The secret of the customer's links. */
  token: string;
  /** When it is looked at again. */
  due?: string;
  /** The newest that was heard of this round's jobs: anything older is late and adds nothing. */
  heard?: Heard;
};

/** A place in the order of what happens to a round's jobs. */
export type Heard = { round: number; attempt: number; version: number };
