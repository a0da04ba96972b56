import { expect, test } from '@jest/globals';
import { createLogger } from './logger.js';

test('a log line carries no personal data, wherever it stands', () => {
  const lines: string[] = [];
  const logger = createLogger('desk', 'info', { write: (line) => void lines.push(line) });
  logger.info({ phone: '13800000000', customer: { name: 'Somebody', emails: ['a@b.example'] } }, 'seen');
  logger.info({ request: { body: { address: 'Somewhere 1', number: 'BL-7K3M-Q2X9' } } }, 'seen');
  expect(lines.join('')).not.toMatch(/13800000000|Somebody|a@b|Somewhere/);
  expect(lines.join('')).toContain('BL-7K3M-Q2X9');
});
