import type { RowOutcome } from '@baylink/contracts';

export const stored = (id: string): RowOutcome => ({ outcome: 'stored', id, notes: [] });
export const unchanged = (id: string): RowOutcome => ({ outcome: 'unchanged', id, notes: [] });
export const refused = (note: RowOutcome['notes'][number]): RowOutcome => ({ outcome: 'refused', notes: [note] });

/** Both, each once by its key; what stood there first stands first. */
export function union<T>(known: readonly T[], more: readonly T[], keyOf: (one: T) => string): T[] {
  const keys = new Set(known.map(keyOf));
  const fresh = more.filter((one) => !keys.has(keyOf(one)) && keys.add(keyOf(one)));
  return fresh.length === 0 ? (known as T[]) : [...known, ...fresh];
}
