import { relative, resolve } from 'node:path';
import { stepsOn } from '../steps.mjs';
import type { Ended } from './children.js';
import { type DemoLogin, type DemoPart, demoLogins, isSeeded, seed } from './demo.js';
import { freePort, isFree } from './ports.js';
import { type Product, type ProductProgram, startProduct } from './product.js';
import { removeRunning, untilFree, writeRunning } from './running.js';

const out = stepsOn(process.stdout);
const usualPort = 8080;

export type RunOptions = {
  /** Called when everything is ready. */
  onReady?: (product: Product) => void;
  /** What to do when a process ends that nobody asked to end; left out, everything is stopped. */
  onExit?: (end: Ended) => void;
  /** The processes of the product and the CLI that fills it, unless a test has others. */
  programs?: readonly ProductProgram[];
  cli?: string;
};
type Run = RunOptions & { dataDir: string; signal: AbortSignal; onExit: (end: Ended) => void };

/** `npm start`: starts everything, tells where and how to sign in, and stops everything at Ctrl-C. Ends the process. */
export async function runProduct(options: RunOptions = {}): Promise<void> {
  const dataDir = resolve(process.env.BAYLINK_DATA ?? '.baylink');
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  let failed: Error | undefined;
  const fail = (error: Error) => {
    failed ??= error;
    stopping.abort();
  };
  const onExit = options.onExit ?? ((end: Ended) => fail(new Error(lastWords(end))));
  const run: Run = { ...options, dataDir, signal: stopping.signal, onExit };

  let product: Product | undefined;
  try {
    product = await begin(run);
    await open(product, run);
    options.onReady?.(product);
    await aborted(run.signal);
  } catch (error) {
    // What fails because everything is being stopped is no failure.
    if (!run.signal.aborted) fail(error as Error);
  }
  if (failed) tell(failed);
  await end(product, dataDir);
  process.exit(failed ? 1 : 0);
}

async function begin({ dataDir, signal, onExit, programs }: Run): Promise<Product> {
  await untilFree(dataDir, signal);
  await removeRunning(dataDir);
  const { MONGODB_URL, NATS_URL, REDIS_URL } = process.env;
  const urls = { mongodb: MONGODB_URL, nats: NATS_URL, redis: REDIS_URL };
  return startProduct({ dataDir, port: await choosePort(), urls, signal, onExit, programs, step: out.step });
}

/** Fills it at the first start, and tells a person and the CLI how to get in. */
async function open(product: Product, { dataDir, signal, cli }: Run): Promise<void> {
  const demo = process.env.BAYLINK_DEMO !== '0';
  const fill = async (part: DemoPart) => {
    if (!demo || isSeeded(dataDir, part)) return;
    await out.step(`demo ${part}`, (say) => seed(product, dataDir, part, { signal, say, cli }));
  };
  await fill('network');
  await writeRunning(dataDir, { url: product.url, token: product.adminToken, pid: process.pid });
  welcome(product.url, demo ? await demoLogins(product.url) : [], dataDir);
  // A product without its demo complaints is a product all the same: it says so and goes on.
  void fill('complaints').catch((error: Error) => signal.aborted || tell(error));
}

async function end(product: Product | undefined, dataDir: string): Promise<void> {
  if (!product) return;
  await removeRunning(dataDir);
  await out.step('stopped', () => product.stop());
}

/** The port asked for, which then has to be free; else the usual one, else any. */
async function choosePort(): Promise<number> {
  const asked = process.env.PORT;
  const wanted = Number(asked ?? usualPort);
  if (await isFree(wanted)) return wanted;
  if (asked) throw new Error(`Port ${asked} is taken. Set PORT to another one, or leave it out to have one chosen.`);
  out.line(out.dim(`Port ${usualPort} is taken: another one is chosen.`));
  return freePort();
}

function welcome(url: string, logins: DemoLogin[], dataDir: string): void {
  out.line();
  out.line(`Baylink is ready at ${out.bold(url)}`);
  out.line();
  const rows = logins.map(({ role, login, password, name, at }) => [
    role,
    login,
    password,
    at ? `${name}, ${at}` : name,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
  if (rows.length > 0) {
    const padded = (row: string[]) => row.map((word, column) => word.padEnd(widths[column] ?? 0)).join('   ');
    for (const row of rows) out.line(padded(row));
    out.line();
  }
  out.line(out.dim(`Ctrl-C stops it. Data and logs: ${relative(process.cwd(), dataDir) || '.'}`));
  out.line();
}

function lastWords({ name, code, signal, logFile, lastLines }: Ended): string {
  const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
  return [`${name} ${how}. The end of ${relative(process.cwd(), logFile)}:`, ...lastLines].join('\n');
}

function tell(error: Error): void {
  out.line();
  for (const line of error.message.split('\n')) out.line(out.bad(line));
  out.line();
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
