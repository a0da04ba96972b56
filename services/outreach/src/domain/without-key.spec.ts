import type { Message } from '@baylink/contracts/outreach';
import { expect, test } from '@jest/globals';
import { withoutKey } from './without-key.js';

const message = (template: Message['template'], link: string): Message => ({
  ...{ id: 'm', version: 1, complaint: 'BL-7K3M-Q2X9', template, recipient: { kind: 'station', id: 'S001' } },
  ...{ channel: 'console', to: 'S001', language: 'en', subject: 's', text: `Answer here: ${link}\nBye`, link },
  ...{ state: 'sent', tries: 1, createdAt: '2026-11-23T02:00:00.000Z' },
});

test('the desk reads that a station has a link, and cannot answer by it', () => {
  const shown = withoutKey(message('job-offered', 'https://care.example/o/a-token-of-the-offer'));
  expect(shown.link).toBe('https://care.example/station');
  expect(shown.text).toBe('Answer here: https://care.example/o/…\nBye');
});

test('a customer’s link is shown as it was sent', () => {
  const sent = message('follow-up', 'https://care.example/t/a-token-of-the-customer');
  expect(withoutKey(sent)).toEqual(sent);
});
