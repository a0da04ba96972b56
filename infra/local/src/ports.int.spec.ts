import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { freePort, isFree, isOpen } from './ports.js';

test('ports given at the same time are different, free, and out of the range of outgoing ones', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, freePort));
  expect(new Set(ports).size).toBe(50);
  expect(await Promise.all(ports.map(isFree))).toEqual(ports.map(() => true));
  expect(Math.min(...ports)).toBeGreaterThanOrEqual(20_000);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});

test('a port somebody listens on is open and not free', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect([await isFree(port), await isOpen(port)]).toEqual([false, true]);
  server.close();
});
