import type { Sought } from './domain/search.js';

/** A query by the keys of a document; a beginning is an anchored pattern, which the index answers like a whole key. */
export const keysLike = (sought: Sought[]) => ({
  keys: { $in: sought.map(({ key, prefix }) => (prefix ? new RegExp(`^${escaped(key)}`) : key)) },
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
