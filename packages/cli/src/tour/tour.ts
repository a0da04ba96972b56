import { Cast } from '../demo/cast.js';
import { Live } from '../live.js';
import type { Product } from '../product.js';
import type { Terminal } from '../terminal.js';
import { phrases } from '../words/phrases.js';
import { theCall } from './call.js';
import { theFollowUp } from './follow-up.js';
import { theOffer } from './offer.js';
import { theRepair } from './repair.js';
import type { Scene } from './scene.js';
import { Teller } from './teller.js';

/** One complaint from the call to its closing, acted out against the running product through its public doors. */
export async function takeTour(product: Product, terminal: Terminal): Promise<void> {
  const say = phrases[product.language].tour;
  const cast = new Cast(product);
  if (!(await cast.isThere())) throw new Error(say.noDemo);
  const agent = await cast.agent();
  const live = await Live.open(agent);
  const teller = new Teller(terminal, say);
  const scene: Scene = { teller, cast, live, agent, stranger: product.as(undefined) };
  teller.title(say.title(product.address.url));
  try {
    const call = await theCall(scene);
    const job = await theOffer(scene, call);
    if (!job) return;
    const link = await theRepair(scene, call, job);
    await theFollowUp(scene, call, link);
    teller.end();
  } finally {
    live.close();
  }
}
