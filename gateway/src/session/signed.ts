import type { Language, Reader } from '@baylink/contracts';

/** Somebody who has signed in. */
export type Signed = {
  reader: Reader;
  language: Language;
  /** Hash of the token, or absent for the local administrator. */
  session?: string;
};
