import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import document from '../../gateway/openapi.json' with { type: 'json' };
import type { Answer, Client } from '../client.js';
import { station, stationsAt } from '../network.js';
import { startWorld, type World } from '../world.js';
import { arbitraryOf, forbiddenOf, type JsonSchema } from './from-schema.js';

/** Requests per operation; `SEED=random FUZZ_RUNS=2000 npx jest test/fuzz` for a long night. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 12);

type Parameter = { name: string; in: string; required?: boolean; schema: JsonSchema };
type Operation = {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, unknown>;
};
type Target = { method: string; path: string; operation: Operation };

const root = document as unknown as { paths: Record<string, Record<string, Operation>> };
const resolve = (ref: string) =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], document) as JsonSchema;
/** The stream never ends, and signing out ends the test's own session. */
const left = new Set(['events', 'closeSession']);
const targets: Target[] = Object.entries(root.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([, operation]) => !left.has(operation.operationId))
    .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
);

let world: World;
let admin: Client;
beforeAll(async () => {
  world = await startWorld({ env: { RATE_LIMIT_PER_SECOND: '100000' } });
  admin = world.admin;
  await stationsAt(admin, station('S1', 2));
}, 60_000);
afterAll(() => world?.stop());

const jsonBody = ({ operation }: Target) => operation.requestBody?.content['application/json']?.schema;
const parametersIn = ({ operation }: Target, place: string) =>
  (operation.parameters ?? []).filter((one) => one.in === place);

/** Values for the parameters of a place, those that are not required only sometimes. */
const valuesOf = (parameters: Parameter[]) =>
  fc.record(Object.fromEntries(parameters.map(({ name, schema }) => [name, arbitraryOf(schema, resolve)])), {
    requiredKeys: parameters.filter(({ required }) => required).map(({ name }) => name),
  }) as fc.Arbitrary<Record<string, unknown>>;

const requestOf = (target: Target, body: fc.Arbitrary<unknown>) =>
  fc.record({ path: valuesOf(parametersIn(target, 'path')), query: valuesOf(parametersIn(target, 'query')), body });

function fire(
  { method, path }: Target,
  request: { path: Record<string, unknown>; query: Record<string, unknown>; body: unknown },
): Promise<Answer> {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(request.path[name])) || '-');
  const words = Object.fromEntries(Object.entries(request.query).map(([name, value]) => [name, String(value)]));
  const query = new URLSearchParams(words).toString();
  const url = query ? `${filled}?${query}` : filled;
  return admin.send(
    method,
    url.startsWith('/api') ? url : `/api/v1${url}`,
    request.body,
    method === 'GET' ? {} : { ifMatch: 1 },
  );
}

function isWellBehaved({ operation }: Target, { status, headers, body }: Answer): void {
  expect(status).toBeLessThan(500);
  expect(Object.keys(operation.responses)).toContain(String(status));
  if (status < 400) return;
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(body).toMatchObject({ status, code: expect.any(String), title: expect.any(String) });
}

describe.each(targets.map((target) => [target.operation.operationId, target] as const))('%s', (_id, target) => {
  test('answers whatever fits its schema with a documented status', async () => {
    const body = jsonBody(target);
    const requests = requestOf(target, body ? arbitraryOf(body, resolve) : fc.constant(undefined));
    await fc.assert(
      fc.asyncProperty(requests, async (request) => isWellBehaved(target, await fire(target, request))),
      { numRuns: RUNS },
    );
  }, 120_000);

  const body = jsonBody(target);
  if (!body) return;
  test('never takes a body that its schema forbids', async () => {
    await fc.assert(
      fc.asyncProperty(requestOf(target, forbiddenOf(body, resolve)), async (request) => {
        const answer = await fire(target, request);
        isWellBehaved(target, answer);
        expect(answer.status).toBeGreaterThanOrEqual(400);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});
