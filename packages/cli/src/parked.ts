import type { Product } from './product.js';
import type { Terminal } from './terminal.js';
import { phrases } from './words/phrases.js';

type Parked = {
  sequence: number;
  service: string;
  handler: string;
  /** As it came: the text of it, where it was no event at all. */
  envelope: { type?: string; id?: string } | string;
  error: string;
  at: string;
};

/** Messages that could not be handled, oldest first, with why. */
export async function tellParked(terminal: Terminal, product: Product): Promise<void> {
  const say = phrases[product.language];
  const { items } = (await product.get<{ items: Parked[] }>('/parked')).body;
  if (items.length === 0) terminal.line(say.noParked);
  for (const { envelope, error, ...one } of items) {
    const event = typeof envelope === 'string' ? envelope : `${envelope.type} ${envelope.id}`;
    terminal.line(say.parkedLine({ ...one, event }));
    terminal.line(`   ${terminal.colour.red(error)}`);
  }
}

export async function redrive(terminal: Terminal, product: Product, sequences: number[]): Promise<void> {
  for (const sequence of sequences) {
    await product.post(`/parked/${sequence}/redrive`, undefined);
    terminal.line(phrases[product.language].redriven(sequence));
  }
}
