import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type FieldError, parse, Refusal } from '@baylink/contracts';
import type { Note } from '@baylink/contracts/imports';
import { parse as csv } from 'csv-parse';
import type { FileKind, Row } from './columns.js';

const LONGEST_HEADER = 64 * 1024;

/** A line of the file: what the service is sent, unless it is refused, and what is wrong with it. */
export type ReadRow = { line: number; row?: Row; notes: Note[] };

/** How one record of the file is divided. */
type Cells = { line: number; cells: string[] };
export type Line = Cells | { line: number; notes: Note[] };

/** The file as a table: which column stands where, and the lines below the header. */
export class Table {
  private readonly firstLines = new Map<string, number>();

  private constructor(
    readonly kind: FileKind,
    private readonly header: string[],
    private readonly text: string,
  ) {}

  /** @throws Refusal `invalid`: `empty-file`, or `header` for each column that is missing or not known */
  static async open(kind: FileKind, text: string): Promise<Table> {
    const { lines } = await divide(text.slice(0, LONGEST_HEADER), 1);
    if (!lines[0]) throw Refusal.invalid({ field: 'file', rule: 'empty-file' });
    const header = lines[0].cells.map((name) => name.toLowerCase());
    const wrong = wrongColumns(kind, header);
    if (wrong.length > 0) throw Refusal.invalid(...wrong);
    return new Table(kind, header, text);
  }

  /** Every line below the header, in order. A file whose quoting is broken ends with the line where it broke. */
  async lines(): Promise<Line[]> {
    const { lines, brokenAt } = await divide(this.text);
    const below: Line[] = lines.slice(1);
    return brokenAt ? [...below, { line: brokenAt, notes: [{ field: 'file', rule: 'quotes' }] }] : below;
  }

  /** What a line says. Each is read once, in order: a key that was seen before is refused. */
  read(line: Line): ReadRow {
    if ('notes' in line) return line;
    if (line.cells.length !== this.header.length) return refused(line, { field: 'file', rule: 'columns' });
    const cells = Object.fromEntries(this.header.map((name, i) => [name, line.cells[i]!]));
    const key = this.kind.key.map((name) => cells[name]?.toUpperCase() ?? '').join('\u0000');
    const first = key.replaceAll('\u0000', '') && this.firstLines.get(key);
    if (first) return refused(line, { field: this.kind.key.join(', '), rule: 'duplicate-key', line: first });
    this.firstLines.set(key, line.line);
    return { line: line.line, ...toRow(this.kind, cells) };
  }
}

const refused = ({ line }: Cells, note: Note): ReadRow => ({ line, notes: [note] });

function wrongColumns({ columns }: FileKind, header: string[]): FieldError[] {
  const expected = Object.keys(columns).join(', ');
  const missing = Object.keys(columns).filter((name) => columns[name]!.required && !header.includes(name));
  const unknown = header.filter((name) => !Object.hasOwn(columns, name));
  const twice = header.filter((name, i) => header.indexOf(name) < i);
  const named = { missing, unknown, twice };
  return Object.entries(named).flatMap(([found, names]) =>
    names.map((field) => ({ field, rule: 'header', found, expected })),
  );
}

/** The records of a text, piece by piece so that a long one does not keep everybody else waiting. */
async function divide(text: string, most?: number): Promise<{ lines: Cells[]; brokenAt?: number }> {
  const lines: Cells[] = [];
  const parser = csv({
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    ...(most && { to: most }),
    // Taken as they are found: what the stream still holds when the quoting breaks would be lost.
    on_record: (cells: string[], info) => void lines.push({ line: beginning(info.lines, cells), cells }),
  });
  parser.resume();
  try {
    await pipeline(Readable.from(pieces(text)), parser);
    return { lines };
  } catch (error) {
    const { code, lines: brokenAt = 1 } = error as { code?: string; lines?: number };
    if (!code?.startsWith('CSV_')) throw error;
    return { lines, brokenAt };
  }
}

/** A record is counted by the line it ends on; one whose cells hold line breaks began earlier. */
const beginning = (end: number, cells: string[]) =>
  end - cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);

function* pieces(text: string): Generator<string> {
  const LENGTH = 64 * 1024;
  for (let at = 0; at < text.length; at += LENGTH) yield text.slice(at, at + LENGTH);
}

/** A line as the contract wants it, and each cell that breaks a rule by its column. */
function toRow(kind: FileKind, cells: Record<string, string>): Pick<ReadRow, 'row' | 'notes'> {
  const whole = tryRow(kind, cells);
  const canDispense = whole.notes.length > 0 && whole.notes.every(({ field }) => kind.columns[field]?.dispensable);
  if (!canDispense) return whole;
  const without = Object.fromEntries(whole.notes.map(({ field }) => [field, '']));
  return { row: tryRow(kind, { ...cells, ...without }).row, notes: whole.notes };
}

/** Empty cells say nothing. */
function tryRow(kind: FileKind, cells: Record<string, string>): Pick<ReadRow, 'row' | 'notes'> {
  const row: Row = {};
  for (const [name, cell] of Object.entries(cells)) {
    const { field, read } = kind.columns[name]!;
    if (field && cell !== '') put(row, field.split('.'), read ? read(cell) : cell);
  }
  try {
    return { row: parse(kind.row, kind.finish ? kind.finish(row) : row) as Row, notes: [] };
  } catch (error) {
    if (!Refusal.is(error)) throw error;
    const notes = error.detail.errors as Note[];
    return { notes: notes.map(({ message: _inEnglish, ...note }) => inColumns(kind, note as Note)) };
  }
}

/** Puts a value where the path says; a number in it is a place in a list. */
function put(into: Row | unknown[], [first, ...rest]: string[], value: unknown): void {
  const holder = into as Row;
  const key = first!;
  if (rest.length === 0) {
    holder[key] = value;
    return;
  }
  holder[key] ??= /^\d+$/.test(rest[0]!) ? [] : {};
  put(holder[key] as Row, rest, value);
}

/** A note about a field of the contract, by the name that the field has in the file. */
export function inColumns({ columns }: FileKind, note: Note): Note {
  const named = Object.entries(columns).filter(([, { field }]) => field !== undefined);
  const same = named.find(([, { field }]) => field === note.field);
  const near = named.find(([, { field }]) => within(field!, note.field) || within(note.field, field!));
  return { ...note, field: (same ?? near)?.[0] ?? note.field };
}

const within = (part: string, whole: string) => part.startsWith(`${whole}.`);
