import { useCallback, useState } from 'react';

const PREFIX = 'baylink.draft.';
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;
type Kept<V> = { at: number; values: V };

function read<V>(name: string): Kept<V> | undefined {
  const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Kept<V> | null;
  return kept && Date.now() - kept.at < KEPT_MS ? kept : undefined;
}

/** What somebody has typed and not yet sent; it outlives the page. */
export function useDraft<V>(key: string, fresh: V) {
  const name = PREFIX + key;
  const [first] = useState(() => ({ ...fresh, ...read<Partial<V>>(name)?.values }));
  const keep = useCallback(
    (values: V) => localStorage.setItem(name, JSON.stringify({ at: Date.now(), values })),
    [name],
  );
  const drop = useCallback(() => localStorage.removeItem(name), [name]);
  return { first, keep, drop };
}

/** The drafts whose key starts so, latest first. */
export function draftsOf<V>(start: string): { key: string; at: number; values: V }[] {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(PREFIX + start))
    .flatMap((name) => {
      const kept = read<V>(name);
      return kept ? [{ key: name.slice(PREFIX.length), ...kept }] : [];
    })
    .sort((a, b) => b.at - a.at);
}
