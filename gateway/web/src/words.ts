import { type Key, type Language, languageOf, languages, type Params, words } from '@baylink/i18n';
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

const CHOSEN = 'baylink.language';
const wordsOf = (language: Language) =>
  Object.fromEntries(Object.entries(words).map(([key, text]) => [key, text[language]]));

/** The language chosen here before, else the browser's. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(CHOSEN);
  return languages.find((language) => language === chosen) ?? languageOf(navigator.languages.join(','));
}

/** Before anything is shown. */
export async function startWords() {
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: 'en',
    supportedLngs: [...languages],
    defaultNS: 'words',
    resources: Object.fromEntries(languages.map((language) => [language, { words: wordsOf(language) }])),
    keySeparator: false,
    nsSeparator: false,
    // Our keys hold underscores (`rule.too_small`); we have neither plural forms nor contexts.
    pluralSeparator: '\u0000',
    contextSeparator: '\u0000',
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
  });
  document.documentElement.lang = i18next.language;
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
}

export const currentLanguage = () => i18next.language as Language;

/** Reads in another language from now on, here and on the next visit. */
export function chooseLanguage(language: Language) {
  localStorage.setItem(CHOSEN, language);
  return i18next.changeLanguage(language);
}

/** The words of a key; a key with `{name}` in its words asks for that param. */
export type Translate = <K extends Key>(key: K, ...params: Params<K>) => string;

/** The words in the reader's language: `t('complaint.action.cancel')`. */
export function useWords() {
  const { t } = useTranslation();
  return { t: t as unknown as Translate, language: currentLanguage() };
}
