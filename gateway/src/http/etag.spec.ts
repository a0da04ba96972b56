import { expect, test } from '@jest/globals';
import { isKnown, readIfMatch } from './etag.js';

test('a change names the version it rests on', () => {
  expect(readIfMatch('"3"')).toBe(3);
});

test.each([undefined, '', '*'])('a change that names no version (%p) is told to', (header) => {
  expect(() => readIfMatch(header)).toThrow('version-required');
});

test.each(['3', 'W/"3"', '"x"', '"1", "2"', '""', '"99999999999"'])('%p is not a version of ours', (header) => {
  expect(() => readIfMatch(header)).toThrow('malformed');
});

test('what the reader has already need not be sent again', () => {
  expect(isKnown('"3"', '"3"')).toBe(true);
  expect(isKnown('"2", W/"3"', '"3"')).toBe(true);
  expect(isKnown('"2"', '"3"')).toBe(false);
  expect(isKnown(undefined, '"3"')).toBe(false);
});
