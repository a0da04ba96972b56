import { atOnce } from '../at-once.js';
import { readCsv } from '../csv.js';
import { explain, explainRule, Refused } from '../failures.js';
import type { Product } from '../product.js';
import type { Terminal } from '../terminal.js';
import { phrases } from '../words/phrases.js';
import { type BrokenRow, type ComplaintRow, neededColumns, type StationPlace, toComplaint } from './complaint-rows.js';

export type ComplaintsOptions = { limit?: number; concurrency: number; seed: number };
export type ComplaintsSummary = { rows: number; logged: number; replayed: number; refused: number };

const PATIENCE_MS = 60_000;

/**
 * Logs every row of a file as a complaint. Each goes out under a key of its own, so that running it again, or going on
 * after the product was away, logs nothing twice.
 * @throws NoAnswer when the product stays away for a minute
 */
export async function importComplaints(
  product: Product,
  terminal: Terminal,
  file: Uint8Array,
  { limit, concurrency, seed }: ComplaintsOptions,
): Promise<ComplaintsSummary> {
  const say = phrases[product.language];
  const rows = readCsv(file, neededColumns).slice(0, limit);
  const stations = await places(product);
  if (stations.length === 0) throw new Error(say.noStations);
  const summary: ComplaintsSummary = { rows: rows.length, logged: 0, replayed: 0, refused: 0 };
  const notes: { line: number; words: string }[] = [];
  const progress = terminal.progress(say.complaints, rows.length);
  await atOnce(concurrency, rows, async (row) => {
    const complaint = toComplaint(row, stations, seed);
    const outcome = 'rule' in complaint ? broken(complaint, product) : await log(product, complaint);
    summary[outcome.is] += 1;
    if (outcome.words) notes.push({ line: row.line, words: outcome.words });
    progress.at(summary.logged + summary.replayed + summary.refused);
  });
  progress.end();
  for (const { line, words } of notes.sort((a, b) => a.line - b.line)) {
    terminal.line(`${say.lineNumber(line)}  ${terminal.colour.red(say.refused)}  ${words}`);
  }
  terminal.line(say.complaintsSummary(summary));
  return summary;
}

type Outcome = { is: 'logged' | 'replayed' | 'refused'; words?: string };

async function log(product: Product, { key, body }: ComplaintRow): Promise<Outcome> {
  try {
    const { replayed } = await product.post('/complaints', body, { key, patienceMs: PATIENCE_MS });
    return { is: replayed ? 'replayed' : 'logged' };
  } catch (failure) {
    // Logged under this key before, then among other stations: it is there, and stays as it is.
    if (failure instanceof Refused && failure.is('request-key-reused')) return { is: 'replayed' };
    if (failure instanceof Refused) return { is: 'refused', words: explain(failure, product.language) };
    throw failure;
  }
}

const broken = ({ field, rule }: BrokenRow, { language }: Product): Outcome => ({
  is: 'refused',
  words: explainRule({ field, rule }, language),
});

/** Where the stations are, in an order that does not depend on when they were stored. */
async function places(product: Product): Promise<StationPlace[]> {
  const stations: StationPlace[] = [];
  for await (const { code, position } of product.every<StationPlace>('/stations')) stations.push({ code, position });
  return stations.sort((a, b) => (a.code < b.code ? -1 : 1));
}
