/** A word found in a text: whose it is, and how much of the text it takes up. */
export type Word<L> = { text: string; of: L; weight: number };

/** Words by their first two signs, the longer first, so that one pass over a text finds the longest at each place. */
export type Lexicon<L> = Map<string, Word<L>[]>;

/** An English word says about as much in three letters as a Chinese one in one sign. */
const LETTERS_PER_SIGN = 3;

/** @param lists whose words, and the words set apart by `|` */
export function lexicon<L>(lists: readonly (readonly [L, string])[]): Lexicon<L> {
  const words: Lexicon<L> = new Map();
  for (const [of, list] of lists) {
    for (const text of new Set(list.toLowerCase().split('|'))) {
      const start = text.slice(0, 2);
      words.set(start, [...(words.get(start) ?? []), { text, of, weight: weightOf(text) }]);
    }
  }
  for (const sameStart of words.values()) sameStart.sort((a, b) => b.text.length - a.text.length);
  return words;
}

/** The longest word at each place, from left to right, none within another. A Latin word counts only as a whole. */
export function wordsIn<L>(text: string, words: Lexicon<L>): Word<L>[] {
  const folded = text.normalize('NFKC').toLowerCase();
  const found: Word<L>[] = [];
  for (let at = 0; at < folded.length; at++) {
    const word = words.get(folded.slice(at, at + 2))?.find((one) => standsAt(folded, at, one.text));
    if (!word) continue;
    found.push(word);
    at += word.text.length - 1;
  }
  return found;
}

function standsAt(text: string, at: number, word: string): boolean {
  if (!text.startsWith(word, at)) return false;
  return !isLatin(word) || (!isLetter(text[at - 1]) && !isLetter(text[at + word.length]));
}

const isLatin = (word: string) => /^[\x20-\x7e]+$/.test(word);
const isLetter = (sign: string | undefined) => sign !== undefined && /[a-z0-9]/.test(sign);
const weightOf = (word: string) => (isLatin(word) ? word.length / LETTERS_PER_SIGN : word.length);
