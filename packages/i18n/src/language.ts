/** The languages a person may read. */
export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** The same words in every language. */
export type Words = { readonly [L in Language]: string };

/**
 * The language a reader likes best, from an `Accept-Language` header or a browser's list joined by commas.
 * Any kind of Chinese reads Simplified Chinese; whoever names neither gets `otherwise`.
 */
export function languageOf(accepted: string | undefined, otherwise: Language = 'en'): Language {
  const liked = (accepted ?? '')
    .split(',')
    .map(toRange)
    .filter(({ weight }) => weight > 0);
  liked.sort((a, b) => b.weight - a.weight);
  for (const { tag } of liked) {
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return otherwise;
}

function toRange(text: string) {
  const [tag = '', ...parameters] = text
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/);
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  return { tag, weight: q ? Number(q.slice(2)) || 0 : 1 };
}
