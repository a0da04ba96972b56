import { type Reader, Refusal } from '@baylink/contracts';

/** Matches nothing. */
export const nothing = { $nor: [{}] };

/** Whether a reader sees all there is, only what is its dealer's, or nothing. Stations know customers by their jobs alone. */
export type Sight = 'all' | 'nothing' | { dealer: string };

export function sightOf({ role, dealer }: Reader): Sight {
  if (role === 'dealer') return dealer === undefined ? 'nothing' : { dealer };
  return role === 'station' ? 'nothing' : 'all';
}

/** The complaints a reader sees, as a query: a dealer those that concern it. */
export function ownComplaints(reader: Reader): object {
  const sight = sightOf(reader);
  if (sight === 'all') return {};
  return sight === 'nothing' ? nothing : { dealer: sight.dealer };
}

/** @throws Refusal `forbidden` for those who have no part in the record */
export function mustTakePart(reader: Reader): void {
  if (sightOf(reader) === 'nothing') throw new Refusal('forbidden');
}
