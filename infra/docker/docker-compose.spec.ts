import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gatewayName, serviceNames } from '@baylink/contracts';
import { natsUsers } from '@baylink/local';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { passwordVariable } from '../nats/conf.js';

type Service = {
  image: string;
  build?: { dockerfile: string };
  command: string[];
  environment: Record<string, string>;
  networks: string[];
  ports?: string[];
  volumes?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
};
const root = new URL('../../', import.meta.url);
const read = (file: string) => readFile(new URL(file, root), 'utf8');
const text = await read('docker-compose.yml');
const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };
const ours = [...serviceNames, gatewayName];

/** Settings that only a start on this machine has. */
const localOnly = ['BAYLINK_DATA'];

test('every service and the gateway run from one image, each its own program', () => {
  for (const name of ours) {
    const folder = name === gatewayName ? 'gateway' : `services/${name}`;
    expect(services[name]!.command.at(-1)).toBe(`${folder}/dist/main.js`);
    expect(services[name]!.image).toBe('baylink');
    expect(existsSync(new URL(services[name]!.build!.dockerfile, root))).toBe(true);
  }
});

test('the settings of the containers are those of the table in the README', async () => {
  const [, table = ''] = /<!-- settings -->([\s\S]*?)<!-- \/settings -->/.exec(await read('README.md')) ?? [];
  const documented = [...table.matchAll(/^\| *`(\w+)`/gm)].map(([, name]) => name!);
  const used = new Set(ours.flatMap((name) => Object.keys(services[name]!.environment)));
  expect([...used].sort()).toEqual(documented.filter((name) => !localOnly.includes(name)).sort());
});

test('each service signs in to NATS as itself, with a password the server knows', () => {
  for (const name of ours) {
    const url = services[name]!.environment.NATS_URL!;
    expect(url.startsWith(`nats://${name}:\${${passwordVariable(name)}:?`)).toBe(true);
  }
  expect(Object.keys(services.nats!.environment).sort()).toEqual(natsUsers.map(passwordVariable).sort());
});

test('the gateway asks the health of every service', () => {
  expect(JSON.parse(services.gateway!.environment.SERVICES!)).toEqual(
    Object.fromEntries(serviceNames.map((name) => [name, `http://${name}:9000`])),
  );
});

test('the servers are official images with the settings the promises rest on', async () => {
  expect(services.mongodb!.image).toMatch(/^mongo:8\.0/);
  expect(services.mongodb!.command).toContain('--replSet');
  expect(services.gateway!.environment.MONGODB_URL).toMatch(/replicaSet=baylink.*w=majority&journal=true/);
  expect(services.nats!.image).toMatch(/^nats:2\.1[2-9]/);
  expect(await read('infra/nats/nats.conf')).toContain('sync_interval: always');
  expect(services.redis!.image).toMatch(/^redis:8/);
  expect(services.redis!.command.join(' ')).toContain(
    '--appendonly yes --appendfsync everysec --maxmemory-policy noeviction',
  );
});

test('a service starts when the database takes writes and the streams are there', () => {
  for (const name of ours) {
    expect(services[name]!.depends_on).toMatchObject({
      mongodb: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
      'nats-streams': { condition: 'service_completed_successfully' },
    });
  }
});

test('only the gateway can be reached, from this machine, and no secret is written down', async () => {
  const published = Object.entries(services).filter(([, { ports }]) => ports);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Compose's own way to name a variable.
  expect(published.map(([name, { ports }]) => [name, ports])).toEqual([['gateway', ['127.0.0.1:${PORT:-8080}:8080']]]);
  const needed = [...new Set([...text.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name!))];
  const made = [...(await read('infra/docker/new-env.mjs')).matchAll(/^ {2}'(\w+)',$/gm)].map(([, name]) => name!);
  expect(needed.sort()).toEqual(made.sort());
});
