import type { Cast } from '../demo/cast.js';
import type { Live } from '../live.js';
import type { Product } from '../product.js';
import type { Teller } from './teller.js';

/** What every scene needs: who tells it, who is on, and what is heard meanwhile. */
export type Scene = { teller: Teller; cast: Cast; live: Live; agent: Product; stranger: Product };
