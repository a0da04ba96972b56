import { useMemo } from 'react';
import { useWords } from '../words.js';
import { createFormat } from './format.js';

/** Times, lengths of time and distances in the reader's language. */
export function useFormat() {
  const { language } = useWords();
  return useMemo(() => createFormat(language), [language]);
}
