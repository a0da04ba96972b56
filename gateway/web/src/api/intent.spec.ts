import { expect, test } from '@jest/globals';
import { createIntent } from './intent.js';

test('the same content keeps its key through every try', () => {
  const intent = createIntent();
  expect(intent.keyFor({ text: 'brakes' })).toBe(intent.keyFor({ text: 'brakes' }));
});

test('another content is another intent', () => {
  const intent = createIntent();
  expect(intent.keyFor({ text: 'brakes' })).not.toBe(intent.keyFor({ text: 'engine' }));
});

test('what was done once and is wanted again is another intent', () => {
  const intent = createIntent();
  const first = intent.keyFor('accept');
  intent.done();
  expect(intent.keyFor('accept')).not.toBe(first);
});

test('a key is visible ASCII that the gateway takes', () => {
  expect(createIntent().keyFor('x')).toMatch(/^[0-9a-f]{32}$/);
});
