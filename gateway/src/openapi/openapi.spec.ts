import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { operationIds } from '../operations/index.js';
import { committedFile, committedText } from './committed.js';
import { openApiDocument } from './document.js';

type Described = {
  operationId: string;
  parameters: { name: string; in: string }[];
  responses: Record<string, unknown>;
};
const document = openApiDocument('0') as {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, unknown> };
};
const described = Object.values(document.paths).flatMap((methods) => Object.values(methods));

test('the committed document is the one that is served; after a change run npm run openapi -w gateway', async () => {
  expect(await readFile(committedFile, 'utf8')).toBe(committedText());
});

test('every operation is described', () => {
  const names = new Set(described.map(({ operationId }) => operationId.split('.')[0]));
  expect([...names].sort()).toEqual([...operationIds].sort());
});

test('every parameter of a path is described', () => {
  for (const [path, methods] of Object.entries(document.paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters } of Object.values(methods)) {
      expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(inPath);
    }
  }
});

test('the parameters of a query are not lost', () => {
  const query = document.paths['/stations/nearest']!.get!.parameters.filter((parameter) => parameter.in === 'query');
  expect(query.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['lng', 'lat', 'component', 'vin', 'drivable', 'severity', 'limit']),
  );
});

test('every operation says how it refuses', () => {
  for (const { operationId, responses } of described) {
    expect([operationId, Object.keys(responses)]).toEqual([operationId, expect.arrayContaining(['429', '500', '503'])]);
  }
});

test('every reference leads somewhere', () => {
  const text = JSON.stringify(document);
  const asked = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!));
  expect([...asked].filter((name) => !(name in document.components.schemas))).toEqual([]);
  expect(text).not.toContain('$defs');
});

test('an action of a lifecycle that nobody may take over HTTP is not described', () => {
  expect(document.paths).toHaveProperty(['/jobs/{id}/actions/accept']);
  expect(document.paths).not.toHaveProperty(['/jobs/{id}/actions/expire']);
});
