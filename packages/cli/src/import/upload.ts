import { setTimeout as pause } from 'node:timers/promises';
import type { ImportKind, ImportProgress } from '@baylink/contracts/imports';
import { explainRule } from '../failures.js';
import type { Product } from '../product.js';
import type { Terminal } from '../terminal.js';
import { phrases } from '../words/phrases.js';

export type Upload = { kind: ImportKind; file: Uint8Array | string; crs?: string; preview?: boolean };

const ASK_EVERY_MS = 100;
const PATIENCE_MS = 60_000;

/** Sends a file and waits until all of it is through. */
export async function upload(
  product: Product,
  { kind, file, crs, preview }: Upload,
  onProgress: (import_: ImportProgress) => void = () => {},
): Promise<ImportProgress> {
  const params = { kind, ...(crs && { crs }), ...(preview && { preview: true }) };
  const body = typeof file === 'string' ? Buffer.from(file) : Buffer.from(file);
  const sent = { params, contentType: 'text/csv', patienceMs: PATIENCE_MS };
  let { body: progress } = await product.post<ImportProgress>('/imports', body, sent);
  while (progress.state === 'running') {
    onProgress(progress);
    await pause(ASK_EVERY_MS);
    progress = (await product.get<ImportProgress>(`/imports/${progress.id}`, { patienceMs: PATIENCE_MS })).body;
  }
  return progress;
}

/** Every row is one of stored, unchanged and refused; a preview stores none. */
export const isAccountedFor = ({ preview, rows, done, stored, unchanged, refused }: ImportProgress): boolean =>
  preview ? done === rows : stored + unchanged + refused === rows;

/** Tells every row that was refused or looks wrong, and the sum of all. */
export function tellImport(terminal: Terminal, product: Product, result: ImportProgress): void {
  const say = phrases[product.language];
  const { colour } = terminal;
  for (const { line, outcome, id, notes } of result.notes) {
    const mark = outcome === 'refused' ? colour.red(say.refused) : colour.yellow(say.flagged);
    const words = notes.map((note) => explainRule(note, product.language)).join(' ');
    terminal.line(`${say.lineNumber(line)}  ${mark}  ${id ? `${id}  ` : ''}${words}`);
  }
  if (result.notesLeftOut) terminal.line(say.notesLeftOut(result.notesLeftOut));
  terminal.line(result.preview ? say.previewSummary(result) : say.importSummary(result));
  if (result.state === 'failed') terminal.line(colour.red(say.importFailed(result.reason ?? '')));
  else if (!isAccountedFor(result)) terminal.line(colour.red(say.unaccounted(result)));
}
