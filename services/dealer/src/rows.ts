import { type Decision, Refusal, type RowOutcome } from '@baylink/contracts';
import type { Aggregate } from '@baylink/kit';
import { isSame } from './domain/overlay.js';

type Note = RowOutcome['notes'][number];
type Importing<T, R> = {
  id(row: R): string;
  /** The field that a second row of the same key is refused by. */
  keyField: string;
  /** What stands against a row, before anything is stored. */
  against?(row: R): Note | undefined;
  first(row: R): Decision<T>;
  again(before: T, row: R): Decision<T>;
};

/** Stores rows by their key, one outcome each, in order: new ones in one write, equal ones not at all. */
export async function importRows<T extends { version: number }, R>(
  aggregate: Aggregate<T>,
  rows: R[],
  importing: Importing<T, R>,
): Promise<RowOutcome[]> {
  const outcomes = refuse(rows, importing);
  const open = rows.map((row, at) => ({ row, at, id: importing.id(row) })).filter(({ at }) => !outcomes[at]);
  const known = await byId(aggregate, [...new Set(open.map(({ id }) => id))]);

  const fresh = open.filter(({ id }) => !known.has(id));
  const inserted = await aggregate.insertMany(fresh.map(({ row }) => importing.first(row)));
  const lost = fresh.filter((_, i) => Refusal.is(inserted[i]));
  for (const { at, id } of fresh) outcomes[at] = stored(id);

  const old = [...open.filter(({ id }) => known.has(id)), ...lost];
  await Promise.all(
    old.map(async ({ row, at, id }) => {
      outcomes[at] = await storeAgain(aggregate, id, (before) => importing.again(before, row));
    }),
  );
  return outcomes as RowOutcome[];
}

/** Rows that cannot be stored at all, and rows that stand twice in this batch: the first one counts. */
function refuse<T, R>(rows: R[], { id, keyField, against }: Importing<T, R>): (RowOutcome | undefined)[] {
  const firsts = new Map<string, R>();
  return rows.map((row) => {
    const note = against?.(row);
    if (note) return refused(note);
    const first = firsts.get(id(row));
    if (first) return isSame(first, row) ? unchanged(id(row)) : refused({ field: keyField, rule: 'duplicate-key' });
    firsts.set(id(row), row);
    return undefined;
  });
}

async function storeAgain<T extends { version: number }>(
  aggregate: Aggregate<T>,
  id: string,
  decide: (before: T) => Decision<T>,
): Promise<RowOutcome> {
  let changes = false;
  await aggregate.change(id, (before) => {
    const decision = decide(before);
    changes = decision.events.length > 0;
    return decision;
  });
  return changes ? stored(id) : unchanged(id);
}

async function byId<T extends { version: number }>(aggregate: Aggregate<T>, ids: string[]): Promise<Map<string, T>> {
  const { items } = await aggregate.list({ _id: { $in: ids } }, { limit: ids.length });
  return new Map(items.map((item) => [aggregate.spec.id(item), item]));
}

const stored = (id: string): RowOutcome => ({ outcome: 'stored', id, notes: [] });
const unchanged = (id: string): RowOutcome => ({ outcome: 'unchanged', id, notes: [] });
const refused = (note: Note): RowOutcome => ({ outcome: 'refused', notes: [note] });
