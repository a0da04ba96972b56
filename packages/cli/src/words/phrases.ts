import type { Language } from '@baylink/contracts';
import { en, type Phrases } from './en.js';
import { zh } from './zh.js';

export type { Phrases };
/** What the command line says, in every language. */
export const phrases: Record<Language, Phrases> = { en, 'zh-CN': zh };
