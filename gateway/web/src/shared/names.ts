import { isKey } from '@baylink/i18n';
import { useWords } from '../words.js';

type NamedCar = { vin?: string; brand?: string; model?: string; year?: number };

/** Names of things as the reader's language has them. */
export function useNames() {
  const { t } = useWords();
  return {
    component(code: string) {
      const key = `component.${code}`;
      return isKey(key) ? t(key as 'component.other') : code;
    },
    car: ({ vin, brand, model, year }: NamedCar) => [brand, model, year].filter(Boolean).join(' ') || (vin ?? ''),
  };
}
