import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const FINE = 0x3fff_ffff;

/** Chance that falls the same way every time for the same seed. */
export class Dice {
  private readonly generator;

  constructor(seed: number | string) {
    this.generator = xoroshiro128plus(typeof seed === 'number' ? seed : hashOf(seed));
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return uniformInt(this.generator, from, to);
  }

  /** From 0 to 1. */
  share(): number {
    return this.int(0, FINE) / FINE;
  }

  chance(probability: number): boolean {
    return this.share() < probability;
  }

  pick<T>(list: ArrayLike<T>): T {
    return list[this.int(0, list.length - 1)]!;
  }

  /** So many signs of an alphabet. */
  signs(alphabet: string, count: number): string {
    return Array.from({ length: count }, () => this.pick(alphabet)).join('');
  }

  /** One of several, each as likely as its weight says. */
  weighted<T>(list: readonly T[], weight: (item: T) => number): T {
    const total = list.reduce((sum, item) => sum + weight(item), 0);
    let left = this.share() * total;
    for (const item of list) {
      left -= weight(item);
      if (left <= 0) return item;
    }
    return list.at(-1)!;
  }

  /** The same items in an order of chance. */
  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, at: this.share() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest().readInt32BE(0);
