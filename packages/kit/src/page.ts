import { Refusal } from '@baylink/contracts';

/** `order` names one field and its direction; the id decides among equals, so that a page never skips or repeats. */
export type PageRequest = { limit: number; cursor?: string; order?: Record<string, 1 | -1> };

const parts = (page: PageRequest) => Object.entries(page.order ?? { _id: 1 })[0] as [string, 1 | -1];

/** The query that continues after the cursor. */
export function pageQuery(filter: object, page: PageRequest): { query: object; sort: Record<string, 1 | -1> } {
  const [field, direction] = parts(page);
  const sort: Record<string, 1 | -1> = { [field]: direction, _id: direction };
  if (!page.cursor) return { query: filter, sort };
  const [value, id] = readCursor(page.cursor);
  const beyond = direction === 1 ? '$gt' : '$lt';
  const after = { $or: [{ [field]: { [beyond]: value } }, { [field]: value, _id: { [beyond]: id } }] };
  return { query: { $and: [filter, after] }, sort };
}

/** The page out of the `limit + 1` documents that were found. */
export function toPage<S extends { _id: string }, T>(found: S[], page: PageRequest, bare: (stored: S) => T) {
  const [field] = parts(page);
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  const more = found.length > page.limit && last;
  return {
    items: shown.map(bare),
    nextCursor: more ? writeCursor([(last as Record<string, unknown>)[field], last._id]) : null,
  };
}

const writeCursor = (at: [unknown, string]) => Buffer.from(JSON.stringify(at)).toString('base64url');

function readCursor(cursor: string): [unknown, string] {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (typeof id === 'string' && typeof value !== 'object') return [value, id];
  } catch {}
  throw Refusal.invalid({ field: 'cursor', rule: 'cursor' });
}
