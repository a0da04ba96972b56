import { expect, test } from '@jest/globals';
import { byHeader } from './columns.js';

test('columns that are missing are told from those that nobody knows', () => {
  const expected = 'code, name';
  const empty = { field: 'file', rule: 'empty-file' };
  const errors = [{ field: 'code', rule: 'header', expected }, { field: 'id', rule: 'header', expected }, empty];
  expect(byHeader(errors)).toEqual({ missing: ['code'], unknown: ['id'], others: [empty] });
});
