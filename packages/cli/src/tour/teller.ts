import { setTimeout as pause } from 'node:timers/promises';
import type { Terminal } from '../terminal.js';
import type { Phrases } from '../words/phrases.js';

export type Who = keyof Phrases['tour']['who'];

const WHO_WIDTH = 10;
const WRAP_AT = 100;
/** Long enough to read a line before the next one comes. */
const PACE_MS = 900;

/** Tells the steps of a story at a pace that can be followed, with how long the product took for each. */
export class Teller {
  private steps = 0;
  private tookMs = 0;
  private last: Who | undefined;

  constructor(
    private readonly terminal: Terminal,
    private readonly say: Phrases['tour'],
  ) {}

  title(words: string): void {
    this.terminal.line();
    this.terminal.line(`  ${this.terminal.colour.bold(words)}`);
  }

  /** Somebody does something; `time` says how long the product took for it, in its own words. */
  async step(who: Who, words: string, time = ''): Promise<void> {
    if (this.terminal.isLive && this.steps > 0) await pause(PACE_MS);
    if (who !== this.last) this.terminal.line();
    const { colour } = this.terminal;
    const name = who === this.last ? '' : this.say.who[who];
    const paint = { customer: colour.magenta, desk: colour.cyan, network: colour.yellow, station: colour.green }[who];
    const lines = wrap(words, WRAP_AT);
    for (const [at, line] of lines.entries()) {
      const isLast = at === lines.length - 1;
      const after = isLast && time ? `  ${colour.dim(time)}` : '';
      this.terminal.line(`  ${paint(pad(at === 0 ? name : '', WHO_WIDTH))}${line}${after}`);
    }
    this.last = who;
    this.steps += 1;
  }

  /** Does something and tells how long the product took for it. */
  async timed<T>(work: () => Promise<T>): Promise<{ done: T; time: string }> {
    const began = performance.now();
    const done = await work();
    return { done, time: this.say.took(this.count(began)) };
  }

  /** As `timed`, for what the network does by itself after somebody's step. */
  async heard<T>(work: () => Promise<T>): Promise<{ done: T; time: string }> {
    const began = performance.now();
    const done = await work();
    return { done, time: this.say.after(this.count(began)) };
  }

  note(...words: string[]): void {
    this.terminal.line();
    for (const line of words) this.terminal.line(`  ${line}`);
  }

  end(): void {
    this.note(this.terminal.colour.bold(this.say.sum(this.steps, Math.round(this.tookMs))));
    this.terminal.line();
  }

  private count(began: number): number {
    const ms = performance.now() - began;
    this.tookMs += ms;
    return Math.round(ms);
  }
}

/** A Chinese sign is as wide as two letters. */
const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0);
const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Lines of no more than so many columns, broken between words, or between any two Chinese signs. */
export function wrap(text: string, columns: number): string[] {
  const lines = [''];
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []) {
    if (widthOf(lines.at(-1)! + piece.trimEnd()) > columns) lines.push('');
    lines[lines.length - 1] += piece;
  }
  return lines.map((line) => line.trimEnd());
}
