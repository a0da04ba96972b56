import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { duration, durationMs, readSettings } from './settings.js';

test.each([
  ['PT2S', 2000],
  ['PT0.5S', 500],
  ['PT5M', 300_000],
  ['P2D', 172_800_000],
  ['P1W', 604_800_000],
  ['P1DT12H', 129_600_000],
])('%s is %d ms', (text, ms) => expect(durationMs(text)).toBe(ms));

test.each(['', 'P', 'PT', '5 minutes', 'P1M', 'P1DT', '-PT5M'])('%j is no duration', (text) => {
  expect(durationMs(text)).toBeNaN();
});

const Settings = z.object({ FOLLOW_UP_AFTER: duration('P2D'), OFFER_WINDOW: duration(), MONGODB_URL: z.string() });

test('settings come from the environment, with their defaults', () => {
  expect(readSettings(Settings, { MONGODB_URL: 'mongodb://here', OFFER_WINDOW: 'PT2S' })).toEqual({
    FOLLOW_UP_AFTER: 172_800_000,
    OFFER_WINDOW: 2000,
    MONGODB_URL: 'mongodb://here',
  });
});

test('every wrong setting is named, with what it should be', () => {
  expect(() => readSettings(Settings, { FOLLOW_UP_AFTER: 'soon' })).toThrow(
    /FOLLOW_UP_AFTER: an ISO 8601 duration[\s\S]*MONGODB_URL: /,
  );
});
