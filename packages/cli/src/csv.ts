import { Refusal } from '@baylink/contracts';
import { parse } from 'csv-parse/sync';

/** A row with the line of the file it begins on; the header stands on line 1. */
export type CsvRow = { line: number; cells: Record<string, string>; isBroken: boolean };

/**
 * The rows of a CSV file in UTF-8 or GB18030 (GBK and GB2312 are parts of it).
 * @throws Refusal `invalid` with the rule `encoding`, `header` or `quotes`
 */
export function readCsv(file: Uint8Array, needed: readonly string[]): CsvRow[] {
  // The parser counts the two signs of a Windows line end in a quoted cell as two lines.
  const records = parseRecords(decode(file).replace(/\r\n?/g, '\n'));
  const header = (records.shift()?.record ?? []).map((name) => name.trim());
  if (!needed.every((name) => header.includes(name))) {
    throw Refusal.invalid({ field: 'file', rule: 'header', expected: needed.join(', ') });
  }
  return records.map(({ record, raw, info }) => ({
    line: info.lines - newlines(raw.trim()),
    cells: Object.fromEntries(header.map((name, i) => [name, (record[i] ?? '').trim()])),
    isBroken: record.length !== header.length,
  }));
}

type Parsed = { record: string[]; raw: string; info: { lines: number } };

function parseRecords(text: string): Parsed[] {
  try {
    const options = { bom: true, info: true, raw: true, relax_column_count: true, skip_empty_lines: true } as const;
    return parse(text, options) as unknown as Parsed[];
  } catch (error) {
    const { lines } = error as { lines?: number };
    throw Refusal.invalid({ field: lines ? `line ${lines}` : 'file', rule: 'quotes' });
  }
}

const newlines = (text: string) => text.split('\n').length - 1;

/** Text that is valid UTF-8 by accident is next to impossible, so that is asked first. */
export function decode(file: Uint8Array): string {
  for (const encoding of file.subarray(0, 4096).includes(0) ? [] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file);
    } catch {
      // Not in this one.
    }
  }
  throw Refusal.invalid({ field: 'file', rule: 'encoding' });
}
