import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Product, root, startProduct } from '@baylink/local';
import { Client } from '../client.js';
import { seeded } from '../load.js';
import { activeJobs } from './checker.js';
import { openBehind } from './collect.js';
import type { StoredComplaint, StoredJob } from './history.js';
import { playStations, type Script } from './stations.js';

export type ImportOptions = {
  stations: { file: string; crs: string };
  complaints: string;
  /** Rows of each import. */
  limit: number;
  /** What is killed, each in the middle of an import of its own. */
  targets: readonly string[];
  seed: number;
  tell: (line: string) => void;
};
export type ImportResult = {
  /** Complaints that nobody has, or several. */
  broken: string[];
  /** Technical complaints of the last import by the state they ended in, when every station had its say. */
  ended: Record<string, number>;
};

const script: Script = { repair: 0, decline: 0.3, accept: 0.5 };
const LONGEST_PLAY_MS = 240_000;

/**
 * The command-line import on the product as real processes. First one thing after another is killed in the middle of
 * an import and started again; then stations accept, decline and stay silent until everybody is assigned or unplaced.
 */
export async function importUnderKills(options: ImportOptions): Promise<ImportResult> {
  const folder = await mkdtemp(join(tmpdir(), 'baylink-rows-'));
  try {
    const files = await slices(folder, options);
    const broken = await withProduct('PT1H', options, (product) => killing(product, files, options));
    const ended = await withProduct('PT5S', options, (product) => playing(product, files.at(-1)!, options));
    return { broken, ended };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function withProduct<T>(window: string, options: ImportOptions, work: (product: Product) => Promise<T>) {
  const dataDir = await mkdtemp(join(tmpdir(), 'baylink-import-'));
  const env = { LOG_LEVEL: 'warn', RATE_LIMIT_PER_SECOND: '100000', OFFER_WINDOW: window };
  const product = await startProduct({ dataDir, removeAtEnd: true, env });
  try {
    const { file, crs } = options.stations;
    options.tell(await cli(product, 'import', 'stations', file, '--crs', crs));
    return await work(product);
  } finally {
    await product.stop();
  }
}

async function killing(product: Product, files: string[], { targets, limit, tell }: ImportOptions): Promise<string[]> {
  const behind = await openBehind(product);
  for (const [i, target] of targets.entries()) {
    const importing = cli(product, 'import', 'complaints', files[i]!, '--near', 'stations');
    await halfway(behind, i, limit);
    tell(`SIGKILL ${target}`);
    product.kill(target, 'SIGKILL');
    await pause(300);
    await product.restart(target);
    tell(await importing);
  }
  await behind.atRest();
  const broken = misplaced(await behind.complaints(), await behind.jobs(), await behind.unplaced());
  await behind.close();
  return broken;
}

async function playing(product: Product, file: string, { seed, tell }: ImportOptions): Promise<Record<string, number>> {
  const behind = await openBehind(product);
  const page = await new Client(product.url, product.adminToken).listen();
  const ending = new AbortController();
  playStations(product, page, { script, random: seeded(seed), signal: ending.signal });
  tell(await cli(product, 'import', 'complaints', file, '--near', 'stations'));
  await settled(behind);
  ending.abort();
  page.close();
  const ended = counted(await behind.complaints());
  await behind.close();
  return ended;
}

/** Its last line: how many rows were logged, were there already, or were refused. */
async function cli(product: Product, ...args: string[]): Promise<string> {
  const env = { ...process.env, BAYLINK_URL: product.url, BAYLINK_TOKEN: product.adminToken, LANG: 'en' };
  const child = spawn(process.execPath, [join(root, 'packages/cli/dist/main.js'), ...args], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += piece));
  const code = await new Promise((resolve) => child.once('close', resolve));
  const lines = output.trim().split('\n');
  if (code !== 0) throw new Error(`the import failed: ${lines.slice(-5).join('\n')}`);
  return lines.at(-1)!;
}

/** The file in pieces, each with the header, so that every import logs rows of its own. */
async function slices(folder: string, { complaints, limit, targets }: ImportOptions): Promise<string[]> {
  const [header, ...rows] = (await readFile(complaints, 'utf8')).trimEnd().split('\n');
  const write = async (_: string, i: number) => {
    const file = join(folder, `${i}.csv`);
    await writeFile(file, [header, ...rows.slice(i * limit, (i + 1) * limit), ''].join('\n'));
    return file;
  };
  return Promise.all([...targets, 'played'].map(write));
}

type Behind = Awaited<ReturnType<typeof openBehind>>;

async function halfway(behind: Behind, done: number, limit: number): Promise<void> {
  while ((await behind.complaints()).length < (done + 1 / 3) * limit) await pause(20);
}

/** Every technical complaint is in exactly one pair of hands, or with the supervisor; every other one in nobody's. */
function misplaced(complaints: StoredComplaint[], jobs: StoredJob[], unplaced: { complaint: string }[]): string[] {
  const working = activeJobs(jobs);
  const hands = (number: string) => [...working, ...unplaced].filter(({ complaint }) => complaint === number).length;
  return complaints
    .map(({ _id, kind }) => ({ _id, has: hands(_id), wants: kind === 'technical' ? 1 : 0 }))
    .filter(({ has, wants }) => has !== wants)
    .map(({ _id, has, wants }) => `${_id} is in ${has} hands instead of ${wants}`);
}

/** Until nobody is asked any more. */
async function settled(behind: Behind): Promise<void> {
  const until = Date.now() + LONGEST_PLAY_MS;
  const open = ({ kind, state }: StoredComplaint) => kind === 'technical' && !['assigned', 'unplaced'].includes(state);
  while ((await behind.complaints()).some(open)) {
    if (Date.now() > until) return;
    await pause(500);
  }
}

function counted(complaints: StoredComplaint[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind, state } of complaints) if (kind === 'technical') counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
