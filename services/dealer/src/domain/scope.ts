import type { Reader } from '@baylink/contracts';

/** No dealer has an empty code, so nothing matches it. */
const NOBODY = '';

/** The dealer that is all this reader may see, or undefined for the desk, which sees every dealer. */
export function onlyDealer({ role, dealer }: Reader): string | undefined {
  if (role === 'dealer') return dealer ?? NOBODY;
  return role === 'station' ? NOBODY : undefined;
}
