import { describe, expect, test } from '@jest/globals';
import { createFormat } from './format.js';

const en = createFormat('en');
const zh = createFormat('zh-CN');

describe('lengths of time', () => {
  test.each([
    [-5_000, '0 sec', '0秒'],
    [42_000, '42 sec', '42秒'],
    [14 * 60_000, '14 min', '14分钟'],
    [134 * 60_000, '2 hr 14 min', '2小时 14分钟'],
    [120 * 60_000, '2 hr', '2小时'],
    [(2 * 24 + 3) * 3_600_000, '2 days 3 hr', '2天 3小时'],
  ])('%d ms are %p and %p', (ms, english, chinese) => {
    expect(en.length(ms)).toBe(english);
    expect(zh.length(ms)).toBe(chinese);
  });

  test('a part of a minute on the road counts as a whole one, none as none', () => {
    expect([0, 0.2, 14.1, 90].map(en.minutes)).toEqual(['0 min', '1 min', '15 min', '1 hr 30 min']);
  });

  test.each([
    [245_000, '4:05'],
    [3_599_000, '59:59'],
    [(19 * 60 + 37) * 60_000, '19 hr 37 min'],
    [59_400, '1:00'],
    [400, '0:01'],
    [-1, '0:00'],
  ])('a countdown of %d ms shows %s', (ms, shown) => {
    expect(en.countdown(ms)).toBe(shown);
  });
});

test('the first minutes of a day are those after 00:00', () => {
  expect(en.clock('2026-11-23T00:05:00')).toBe('00:05');
  expect(zh.full('2026-11-23T00:05:00')).toContain('00:05');
});
