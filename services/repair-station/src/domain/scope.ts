import type { Reader } from '@baylink/contracts';

/** No station has an empty code, so nothing matches it. */
const NOBODY = '';

/** The station that is all this reader may see, or undefined for the desk, which sees every station. */
export function onlyStation({ role, station }: Reader): string | undefined {
  if (role === 'station') return station ?? NOBODY;
  return role === 'dealer' ? NOBODY : undefined;
}
