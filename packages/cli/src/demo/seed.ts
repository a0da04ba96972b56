import type { ImportProgress } from '@baylink/contracts/imports';
import { atOnce } from '../at-once.js';
import { upload } from '../import/upload.js';
import { Live } from '../live.js';
import type { Product } from '../product.js';
import type { Terminal } from '../terminal.js';
import { phrases } from '../words/phrases.js';
import { Cast } from './cast.js';
import { type DemoComplaint, demoComplaints } from './complaints.js';
import { type DemoFile, demoFiles } from './files.js';
import { demoNetwork, demoSize, smallSize } from './network.js';
import { Play } from './play.js';

const SEED = 1;
const WIDTH = 16;
const PATIENCE_MS = 60_000;

/** `part`: only that; otherwise the network and then its complaints. */
export type Seeding = { isSmall?: boolean | undefined; part?: 'network' | 'complaints' | undefined };

/**
 * Fills the product with the demo network through the same doors as everybody's: files to import, complaints logged,
 * stations and dealers acting. A second time changes nothing; after an interruption it goes on.
 */
export async function seed(product: Product, terminal: Terminal, { isSmall, part }: Seeding = {}): Promise<void> {
  const say = phrases[product.language];
  const size = isSmall ? smallSize : demoSize;
  const network = demoNetwork(SEED, size);
  for (const file of part === 'complaints' ? [] : demoFiles(network)) {
    await timed(terminal, say.kinds[file.kind], async () => say.taken(await take(product, file)));
  }
  if (part === 'network') return;
  const complaints = demoComplaints(network, SEED, size.complaints);
  await timed(terminal, say.complaints, async () => say.played(await play(product, complaints)));
}

async function take(product: Product, { kind, csv }: DemoFile): Promise<ImportProgress> {
  const result = await upload(product, { kind, file: csv });
  const { state, reason = '', refused } = result;
  if (state === 'failed') throw new Error(phrases[product.language].importFailed(reason));
  // Our own files are right: a row that is refused means that the product and its demo have come apart.
  if (refused > 0) throw new Error(`${kind}: ${phrases[product.language].importSummary(result)}`);
  return result;
}

export type Played = { logged: number; replayed: number; isAlone: boolean };

/** Logs the complaints and tells their stories, as far as there are demo accounts to act with. */
async function play(product: Product, complaints: DemoComplaint[]): Promise<Played> {
  const cast = new Cast(product);
  const isAlone = !(await cast.isThere());
  const live = await Live.open(product);
  const stage = new Play(product, cast, live);
  const played = { logged: 0, replayed: 0, isAlone };
  try {
    await atOnce(WIDTH, complaints, async (told) => {
      const logged = { key: told.key, patienceMs: PATIENCE_MS };
      const { body, replayed } = await product.post<{ number: string }>('/complaints', told.body, logged);
      played[replayed ? 'replayed' : 'logged'] += 1;
      if (!isAlone) await stage.tell(told, { number: body.number, isNew: !replayed });
    });
  } finally {
    live.close();
  }
  return played;
}

/** One line per step: what, how much, how long. */
async function timed(terminal: Terminal, label: string, work: () => Promise<string>): Promise<void> {
  const began = performance.now();
  const { colour } = terminal;
  try {
    const said = await work();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    terminal.line(`${colour.green('✓')} ${label}  ${said}  ${colour.dim(`${seconds} s`)}`);
  } catch (failure) {
    terminal.line(`${colour.red('✗')} ${label}`);
    throw failure;
  }
}
