import { type Candidate, type Replay, whatIfs } from '@baylink/contracts/repair-station';
import { WrongUse } from './failures.js';
import type { Product } from './product.js';
import type { Terminal } from './terminal.js';
import { phrases } from './words/phrases.js';

type Change = { station: string } & Record<string, string>;

/** How many of the order are shown. */
const SHOWN = 10;

/**
 * What `--if` says: `station=S1 part=in-stock bay=free`, and the next `station=` begins the next one.
 * @throws WrongUse for a word that names nothing that can be otherwise
 */
export function changesOf(words: readonly string[], language: Product['language']): Change[] {
  const say = phrases[language].replay;
  const changes: Change[] = [];
  for (const word of words) {
    const [what = '', how = ''] = word.split('=', 2);
    if (what === 'station' && how) changes.push({ station: how });
    else {
      const known = (whatIfs as Record<string, readonly string[]>)[what];
      const last = changes.at(-1);
      if (!last || !known?.includes(how)) throw new WrongUse(say.wrongIf(word, allowed()));
      last[what] = how;
    }
  }
  return changes;
}

const allowed = () => Object.entries(whatIfs).map(([what, hows]) => hows.map((how) => `${what}=${how}`).join(' '));

/**
 * Decides once more from what a receipt kept, and tells the order with what is changed. Resolves to whether the order
 * came out as it was kept.
 */
export async function tellReplay(terminal: Terminal, product: Product, id: string, words: string[]): Promise<boolean> {
  const say = phrases[product.language].replay;
  const { colour } = terminal;
  const changes = changesOf(words, product.language);
  const path = `/complaints/${encodeURIComponent(id.split('.')[0]!)}/receipts/${encodeURIComponent(id)}/replay`;
  const { receipt, sameOrder, differences, wouldWin, candidates } = (
    await product.post<Replay>(path, { changes, candidates: SHOWN })
  ).body;
  terminal.line(say.decided(receipt.id, receipt.at, receipt.chosen, receipt.looked, receipt.suitable));
  if (receipt.byHand) terminal.line(say.byHand(receipt.byHand.by.name ?? '', receipt.byHand.reason));
  terminal.line(sameOrder ? colour.green(say.same) : colour.red(say.other));
  for (const { station, field, kept, replayed } of differences)
    terminal.line(`  ${station}  ${field}  ${kept} → ${replayed}`);
  terminal.line();
  for (const [i, candidate] of candidates.entries()) terminal.line(lineOf(candidate, i + 1, product));
  if (changes.length > 0) {
    terminal.line();
    const text = say.wouldWin(wouldWin, receipt.chosen);
    terminal.line(wouldWin === receipt.chosen ? text : colour.yellow(text));
  }
  return sameOrder;
}

function lineOf(candidate: Candidate, place: number, { language }: Product): string {
  const say = phrases[language].replay;
  const { station, suitable, rules, total, minutes, distanceKm, fixedAt } = candidate;
  const head = `${suitable ? String(place).padStart(3) : '  –'}  ${station.code.padEnd(12)}`;
  if (!suitable || total === null || !minutes || !fixedAt) {
    return `${head}  ${say.fails(rules.flatMap(({ rule, ok }) => (ok ? [] : [rule])))}`;
  }
  return `${head}  ${say.fixed({ total, fixedAt, distanceKm, ...minutes })}`;
}
