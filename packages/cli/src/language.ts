import { type Language, languageOf } from '@baylink/i18n';

type Environment = Record<string, string | undefined>;

/** The language of whoever sits at the terminal, from the locale: `LANG=zh_CN.UTF-8` reads Chinese. */
export const languageOfTerminal = ({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language =>
  languageOf((LC_ALL || LC_MESSAGES || LANG || '').replace(/[_.@].*$/, ''));
