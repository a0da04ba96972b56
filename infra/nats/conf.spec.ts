import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { natsConf } from './conf.js';

test('the configuration for containers is the one that follows from the topology', async () => {
  expect(await readFile(new URL('nats.conf', import.meta.url), 'utf8')).toBe(natsConf());
});
