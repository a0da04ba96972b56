import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { Terminal } from '../terminal.js';
import { phrases } from '../words/phrases.js';
import { Teller, wrap } from './teller.js';

describe('a long line', () => {
  test('breaks between words', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });

  test('breaks between any two Chinese signs, each as wide as two letters', () => {
    expect(wrap('刹车尖叫声', 6)).toEqual(['刹车尖', '叫声']);
  });

  test('keeps a word that is longer than the line', () => {
    expect(wrap('see https://care.example/t/abcdefgh now', 12)).toEqual([
      'see',
      'https://care.example/t/abcdefgh',
      'now',
    ]);
  });
});

test('a story names who is on once, and its times add up at the end', async () => {
  const out = new PassThrough();
  const teller = new Teller(new Terminal(out, {}), phrases.en.tour);
  const { time } = await teller.timed(async () => {});
  await teller.step('desk', 'looks', time);
  await teller.step('desk', 'writes');
  await teller.step('station', 'accepts');
  teller.end();
  const said = String(out.read());
  expect(said.match(/desk/g)).toHaveLength(1);
  expect(said).toContain('3 steps');
  expect(said).toMatch(/looks {2}\d+ ms/);
});
