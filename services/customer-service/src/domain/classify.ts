import { type ComponentCode, componentCodes, kindOf, type Severity } from '@baylink/contracts';
import type { Classification } from '@baylink/contracts/customer-service';
import { faultWords, safetyWords } from './fault-words.js';
import { lexicon, type Word, wordsIn } from './lexicon.js';

const faults = lexicon(
  Object.entries(faultWords).map(([code, { zh, en }]) => [code as ComponentCode, `${zh}|${en}`] as const),
);
const safety = lexicon([['safety', `${safetyWords.zh}|${safetyWords.en}`]]);

/**
 * The class of a complaint from its words, with the words that led to it. The component whose words take up most of the
 * text wins; of equals the one that comes first in the list of components. Without any word it is `other`.
 * On Chinese texts labelled by hand it was right where a word was found in 58 of 100, among 19 classes.
 */
export function classify(text: string): Classification {
  const evidence = evidenceOf(wordsIn(text, faults));
  const component = evidence[0]?.component ?? 'other';
  return { component, kind: kindOf(component), severity: severityOf(text), evidence: evidence.map(withoutWeight) };
}

/** Safety words decide alone; anything else is normal until a person says otherwise. */
export const severityOf = (text: string): Severity => (wordsIn(text, safety).length > 0 ? 'safety' : 'normal');

/** Whoever has a fault is often also angry at the counter; the fault is what has to be repaired first. */
const WEIGHT_OF_KIND = { technical: 1, service: 0.5 };

type Evidence = { component: ComponentCode; words: string[]; weight: number };

function evidenceOf(found: Word<ComponentCode>[]): Evidence[] {
  return componentCodes
    .map((component) => {
      const words = found.filter(({ of }) => of === component);
      const weight = WEIGHT_OF_KIND[kindOf(component)] * words.reduce((sum, word) => sum + word.weight, 0);
      return { component, words: [...new Set(words.map((word) => word.text))], weight };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

const withoutWeight = ({ component, words }: Evidence) => ({ component, words });
