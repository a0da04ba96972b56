import { useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from '../api/queries.js';

/** Who is signed in, what they may ask for, and below which path their pages of complaints stand. */
export function useReader() {
  const { data: me } = useSuspenseQuery(meQuery);
  return {
    me,
    may: (operation: string) => me.may.includes(operation),
    base: me.role === 'dealer' ? ('/dealer' as const) : ('/desk' as const),
  };
}
