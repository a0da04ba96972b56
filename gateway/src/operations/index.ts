import type { Operation } from '../operation.js';
import { complaints } from './complaints.js';
import { customers } from './customers.js';
import { dealers } from './dealers.js';
import { imports } from './imports.js';
import { links } from './links.js';
import { network } from './network.js';
import { offers } from './offers.js';
import { session } from './session.js';
import { stations } from './stations.js';

/** Everything that can be done over HTTP, by its id. */
export const operations = {
  ...session,
  ...customers,
  ...complaints,
  ...stations,
  ...dealers,
  ...links,
  ...offers,
  ...imports,
  ...network,
} satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;
export const operationIds = Object.keys(operations) as OperationId[];
