import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { newFolder } from '../fixtures/run.js';
import { type Product, type ProductOptions, type ProductProgram, startProduct } from './product.js';

jest.setTimeout(120_000);

const file = new URL('../fixtures/service.mjs', import.meta.url).pathname;
const programs: ProductProgram[] = [
  { name: 'dealer', file },
  { name: 'outreach', file },
  { name: 'gateway', file },
];

/** The servers are looked after elsewhere: here addresses are given that nobody calls. */
const urls = { mongodb: 'mongodb://127.0.0.1:1', nats: 'nats://127.0.0.1:1', redis: 'redis://127.0.0.1:1' };
let dataDir: string;
let product: Product;
const ends: string[] = [];
const start = async ({ dataDir, ...more }: Partial<ProductOptions> = {}) =>
  startProduct({ dataDir: dataDir ?? (await newFolder()), programs, removeAtEnd: true, ...more });

beforeAll(async () => {
  dataDir = await newFolder();
  product = await start({ dataDir, env: { FOLLOW_UP_AFTER: 'PT2S' }, onExit: ({ name }) => ends.push(name) });
});
afterAll(() => product.stop());

const environmentOf = async (url: string) => (await (await fetch(`${url}/env`)).json()) as Record<string, string>;
const services = async () => JSON.parse((await environmentOf(product.url)).SERVICES!) as Record<string, string>;

test('each process has its own NATS user, the shared addresses and what was set for all', async () => {
  const { dealer, outreach } = await services();
  const [one, other] = [await environmentOf(dealer!), await environmentOf(outreach!)];
  expect(new URL(one.NATS_URL!).username).toBe('dealer');
  expect(new URL(other.NATS_URL!).username).toBe('outreach');
  for (const env of [one, other]) {
    expect(env).toMatchObject({
      MONGODB_URL: product.servers.mongodbUrl,
      REDIS_URL: product.servers.redisUrl,
      FOLLOW_UP_AFTER: 'PT2S',
      BAYLINK_DEMO: '1',
      PUBLIC_URL: product.url,
    });
    expect(env.PORT).toBeUndefined();
    expect(env.BAYLINK_ADMIN_TOKEN).toBeUndefined();
  }
});

test('the gateway is told where the health of each service is, and the administrator', async () => {
  const env = await environmentOf(product.url);
  expect(env.BAYLINK_ADMIN_TOKEN).toBe(product.adminToken);
  expect(env.PORT).toBe(new URL(product.url).port);
  const health = await services();
  expect(Object.keys(health)).toEqual(['dealer', 'outreach']);
  expect((await fetch(health.dealer!)).status).toBe(200);
});

test('the secret is made once and kept where only this user reads it', async () => {
  const { BAYLINK_SECRET } = await environmentOf(product.url);
  expect(`${BAYLINK_SECRET}\n`).toBe(await readFile(join(dataDir, 'secret'), 'utf8'));
  expect((await stat(join(dataDir, 'secret'))).mode & 0o077).toBe(0);
  expect(Buffer.from(BAYLINK_SECRET!, 'base64url')).toHaveLength(32);
});

test('a service and a server are killed and started again by name', async () => {
  expect(Object.keys(product.processes)).toEqual(['dealer', 'outreach', 'gateway', 'mongod', 'nats', 'redis']);
  const { dealer } = await services();
  product.kill('dealer', 'SIGKILL');
  await product.processes.dealer!.gone();
  await expect(fetch(dealer!)).rejects.toThrow();
  await product.restart('dealer');
  expect((await fetch(dealer!)).status).toBe(200);
  product.kill('nats');
  await product.restart('nats');
  expect(ends).toEqual([]);
  expect(() => product.kill('insight')).toThrow('No process insight was started here');
});

test('a service that does not start is named with its last words, and nothing is left running', async () => {
  const failing = start({
    urls: { ...product.servers, ...urls, nats: product.servers.natsUrl('setup') },
    env: { FIXTURE: 'broken' },
  });
  await expect(failing).rejects.toThrow(/ended before it was ready[\s\S]*the table of stations is missing/);
});

test('a start can be called off in the middle', async () => {
  const calledOff = new AbortController();
  const own = await newFolder();
  const step: ProductOptions['step'] = (label, work) => {
    if (label === 'services') calledOff.abort();
    return work();
  };
  const given = { ...urls, nats: product.servers.natsUrl('setup') };
  await expect(start({ dataDir: own, urls: given, signal: calledOff.signal, step })).rejects.toThrow();
  await expect(stat(own)).rejects.toThrow('ENOENT');
});

test('at the end services are asked first and finish what they have begun', async () => {
  const own = await newFolder();
  const given = { ...urls, nats: product.servers.natsUrl('setup') };
  const other = await start({ dataDir: own, urls: given, removeAtEnd: false });
  await other.stop();
  expect(await readFile(join(own, 'logs', 'dealer.log'), 'utf8')).toMatch(/well on \d+\ndrained\n/);
  await rm(own, { recursive: true });
});
