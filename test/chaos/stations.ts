import { setTimeout as pause } from 'node:timers/promises';
import type { Product } from '@baylink/local';
import { type Answer, Client, type Heard, type Page } from '../client.js';

/** How long a client keeps asking with the same key before it gives up. */
const PATIENCE_MS = 120_000;
const LONGEST_WAIT_MS = 6000;

/** The share of offers that stations repair, decline or only accept; to the others they stay silent. */
export type Script = { repair: number; decline: number; accept: number };
const report = { complaint: 'Soft pedal', cause: 'Air in the line', correction: 'Bled the brakes' };
const actions: Record<keyof Script, [string, object][]> = {
  repair: [
    ['accept', {}],
    ['start', {}],
    ['finish', report],
  ],
  decline: [['decline', { reason: 'no-capacity' }]],
  accept: [['accept', {}]],
};

/** Stations that answer what a page hears by a seeded script. Returns a wait for those still at work. */
export function playStations(
  product: Product,
  page: Page,
  { script, random, signal }: { script: Script; random: () => number; signal: AbortSignal },
): () => Promise<void> {
  const seen = new Set<string>();
  const sessions = new Map<string, Promise<Client>>();
  const atWork = new Set<Promise<void>>();
  const sessionOf = (code: string) => {
    const session = sessions.get(code) ?? signIn(product, code);
    sessions.set(code, session);
    return session;
  };
  const play = async ({ data }: Heard) => {
    const actions = pick(script, random());
    if (actions.length === 0) return;
    const client = await sessionOf(String(data.station));
    for (const [action, body] of actions) {
      const path = `/jobs/${data.job}`;
      const { body: job } = (await insist(() => client.get(path))) ?? { body: undefined };
      if (!job?.version) return;
      await insist(() => client.act(path, action, body, job.version));
    }
  };
  page.each('job.offered', (heard) => {
    if (signal.aborted || seen.has(String(heard.data.job))) return;
    seen.add(String(heard.data.job));
    const work: Promise<void> = play(heard).finally(() => atWork.delete(work));
    atWork.add(work);
  });
  return async () => {
    while (atWork.size > 0) await Promise.all(atWork);
  };
}

function pick(script: Script, chance: number): [string, object][] {
  let rest = chance;
  for (const [what, share] of Object.entries(script)) {
    if (rest < share) return actions[what as keyof Script];
    rest -= share;
  }
  return [];
}

async function signIn(product: Product, code: string): Promise<Client> {
  const answer = await insist(() => new Client(product.url).post('/session', { demo: 'station', at: code }));
  return new Client(product.url, answer?.body.token);
}

/** Asks until the answer is final: not 503, 429 or 5xx, and not a broken line. Waits longer each time, as clients should. */
export async function insist(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  const until = Date.now() + PATIENCE_MS;
  for (let wait = 100; Date.now() < until; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const answer = await ask().catch(() => undefined);
    if (answer && answer.status < 500 && answer.status !== 429) return answer;
    await pause(wait * (0.5 + Math.random()));
  }
  return undefined;
}
