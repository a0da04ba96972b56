import { useState } from 'react';

/** 128 random bits. `crypto.randomUUID` is missing on pages served without TLS, as inside a workshop's network. */
function randomKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Gives the same key for the same content until the intent is done, and a new one as soon as the content is another:
 * however often somebody presses the button, it happens once.
 */
export function createIntent() {
  let last: { content: string; key: string } | undefined;
  return {
    keyFor(what: unknown) {
      const content = JSON.stringify(what);
      if (last?.content !== content) last = { content, key: randomKey() };
      return last.key;
    },
    done() {
      last = undefined;
    },
  };
}

export const useIntent = () => useState(createIntent)[0];
