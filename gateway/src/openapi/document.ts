import { type Role, refusals } from '@baylink/contracts';
import { z } from 'zod';
import { API } from '../http/api.js';
import type { Operation } from '../operation.js';
import { type OperationId, operationIds, operations } from '../operations/index.js';
import { policy } from '../policy.js';
import { documented } from '../query.js';
import { type Json, Schemas } from './schemas.js';

const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(refusals) as [string, ...string[]]),
  detail: z.string(),
  instance: z.string(),
  errors: z.array(z.looseObject({ field: z.string(), rule: z.string(), message: z.string() })).optional(),
  allowed: z.array(z.string()).optional(),
  version: z.int().optional(),
  retryAfterSeconds: z.int().optional(),
});

documented.add(Problem, { id: 'Problem' });

/** The OpenAPI 3.1 document of everything below `/api/v1`, from the table of operations. */
export function openApiDocument(version: string): Json {
  const schemas = new Schemas();
  const ids = [...operationIds].sort();
  // Answers first: a name that an answer and a body share belongs to the answer.
  for (const { output } of Object.values(operations) as Operation[]) if (output) schemas.of(output, 'output');
  const paths: Record<string, Json> = {};
  for (const id of ids) {
    for (const [path, operation, name] of spread(id)) {
      paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(id, name, operation, schemas) };
    }
  }
  schemas.of(Problem, 'output');
  return {
    openapi: '3.1.0',
    info: { title: 'Baylink', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: API }],
    security: [{ bearer: [] }, { cookie: [] }],
    tags: [...new Set(Object.values(operations).map(({ tag }) => tag))].map((name) => ({ name })),
    paths: sorted(paths),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'baylink_session' },
      },
      schemas: sorted(schemas.named),
      responses: { Problem: problem },
    },
  };
}

const problem = {
  description: 'A refusal (RFC 9457). `code` says which; `errors` names each field and the rule it breaks.',
  headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds; with 429 and 503' } },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** An operation that moves something along a lifecycle stands once for each action that somebody may take. */
function spread(id: OperationId): [path: string, operation: Operation, name: string][] {
  const operation: Operation = operations[id];
  if (!operation.lives) return [[operation.path, operation, id]];
  const actions = new Map<string, z.ZodType[]>();
  for (const life of operation.lives) {
    for (const [action, { by, input }] of Object.entries(life.actions)) {
      if (by.some((actor) => actor in rolesOf(id)))
        actions.set(action, [...(actions.get(action) ?? []), input ?? nothing]);
    }
  }
  const { params, ...rest } = operation;
  return [...actions].map(([action, inputs]) => [
    operation.path.replace('{action}', action),
    {
      ...rest,
      params: params!.omit({ action: true }),
      summary: `${operation.summary}: ${action}`,
      body: anyOf(inputs),
    },
    `${id}.${action}`,
  ]);
}

const nothing = z.object({});
const anyOf = (inputs: z.ZodType[]) => (new Set(inputs).size === 1 ? inputs[0]! : z.union(inputs));

function describe(id: OperationId, name: string, operation: Operation, schemas: Schemas): Json {
  const { tag, summary, body, accepts, lives } = operation;
  const isPublic = policy[id] === 'public';
  return {
    operationId: name,
    tags: [tag],
    summary,
    ...(isPublic ? { security: [] } : { 'x-roles': rolesOf(id) }),
    parameters: [...parametersOf(operation, schemas), ...headersOf(operation)],
    ...(body && {
      requestBody: { required: !lives, content: { 'application/json': { schema: schemas.of(body, 'input') } } },
    }),
    ...(accepts && { requestBody: { required: true, content: { [accepts]: { schema: { type: 'string' } } } } }),
    responses: { ...success(operation, schemas), ...refusalsOf(operation, isPublic) },
  };
}

const rolesOf = (id: OperationId): Partial<Record<Role, string>> => {
  const row = policy[id];
  return row === 'public' ? {} : row;
};

function parametersOf({ params, query }: Operation, schemas: Schemas): Json[] {
  return [...(params ? named(params, 'path', schemas) : []), ...(query ? named(query, 'query', schemas) : [])];
}

function named(object: z.ZodObject, place: 'path' | 'query', schemas: Schemas): Json[] {
  const { properties = {}, required = [] } = schemas.of(object, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }));
}

function headersOf({ method, ifMatch, etag, unkept, produces }: Operation): Json[] {
  const header = (name: string, required: boolean, description: string, pattern: string) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string', pattern },
  });
  return [
    ...(ifMatch ? [header('If-Match', true, 'The `ETag` of what the change rests on', '^"\\d{1,9}"$')] : []),
    ...(etag && method === 'GET' ? [header('If-None-Match', false, 'The `ETag` of what is known already', '.*')] : []),
    ...(method === 'POST' && !unkept
      ? [header('Idempotency-Key', false, 'The same key gets the same answer for 30 days', '^[\\x21-\\x7e]{1,200}$')]
      : []),
    ...(produces
      ? [header('Last-Event-ID', false, 'The last `id` seen: what came after it is sent first', '^\\d+$')]
      : []),
  ];
}

function success(operation: Operation, schemas: Schemas): Json {
  const { status, output, etag, location, method, produces = 'application/json' } = operation;
  const headers = {
    ...(etag && { ETag: { schema: { type: 'string' }, description: 'The version, quoted' } }),
    ...(location && { Location: { schema: { type: 'string' } } }),
  };
  const content = output && { content: { [produces]: { schema: schemas.of(output, 'output') } } };
  return {
    [status]: { description: operation.summary, ...(etag || location ? { headers } : {}), ...content },
    ...(etag && method === 'GET' && { 304: { description: 'It is as you know it' } }),
  };
}

function refusalsOf(
  { method, params, query, body, accepts, ifMatch, refuses = [] }: Operation,
  isPublic: boolean,
): Json {
  const takesBody = body !== undefined || accepts !== undefined;
  const changes = method !== 'GET' && method !== 'DELETE';
  const statuses = [
    ...(isPublic ? [] : [401, 403]),
    ...(params ? [404] : []),
    ...(changes ? [400, 409, 422] : []),
    ...(query ? [422] : []),
    ...(ifMatch ? [412, 428] : []),
    ...(takesBody ? [413, 415] : []),
    ...refuses,
    403,
    429,
    500,
    503,
  ];
  const unique = [...new Set(statuses)].sort((one, other) => one - other);
  return Object.fromEntries(unique.map((status) => [status, { $ref: '#/components/responses/Problem' }]));
}

const sorted = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
