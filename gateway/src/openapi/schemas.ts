import { z } from 'zod';
import { documented } from '../query.js';
import './names.js';

export type Json = { [name: string]: unknown };

/** The rules of our own as far as JSON Schema can say them. The rest is refused with 422 all the same. */
const keywords: Record<string, Json> = {
  longitude: { minimum: -180, maximum: 180 },
  latitude: { minimum: -90, maximum: 90 },
  'vin-length': { minLength: 17, maxLength: 17 },
  'vin-letters': { pattern: '^[A-HJ-NPR-Za-hj-npr-z0-9]*$' },
  phone: { pattern: '^[+\\d][\\d\\s().\\-/转xX#]*$' },
  'complaint-number': { pattern: '^BL-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$' },
};

type Check = { _zod: { def: { params?: { rule?: string } } } };

/** Bodies as JSON Schema 2020-12, which is that of OpenAPI 3.1. Named ones are collected and referred to. */
export class Schemas {
  readonly named: Record<string, Json> = {};

  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const {
      $schema,
      $defs = {},
      ...json
    } = z.toJSONSchema(schema, {
      io,
      metadata: documented,
      unrepresentable: ({ zodSchema }) => insteadOf[zodSchema._zod.def.type] ?? 'any',
      override: ({ zodSchema, jsonSchema }) => describe(zodSchema, jsonSchema),
    });
    const places = new Map<string, string>();
    const defs = Object.entries($defs as Record<string, Json>);
    // A name is looked up while others are placed: first they all get theirs.
    for (const [id, def] of defs) places.set(id, this.nameFor(id, def));
    for (const [id, def] of defs) this.named[places.get(id)!] = referring(def, places);
    return referring(json, places);
  }

  /** A body that is sent can leave out what has a default, so it may be another one than the body that comes back. */
  private nameFor(id: string, json: Json): string {
    const plain = (value: unknown) => JSON.stringify(value).replaceAll(/#\/(\$defs|components\/schemas)\//g, '');
    const standing = this.named[id];
    return !standing || plain(standing) === plain(referring(json, new Map())) ? id : `${id}Input`;
  }
}

const insteadOf: Record<string, Json> = { transform: { type: 'string' }, undefined: { not: {} } };

function describe(schema: z.core.$ZodTypes, json: Json): void {
  // A client that refuses fields it does not know could not live with a newer product.
  if (json.additionalProperties === false) delete json.additionalProperties;
  const { checks = [] } = schema._zod.def as { checks?: Check[] };
  for (const { _zod } of checks) Object.assign(json, keywords[_zod.def.params?.rule ?? '']);
}

function referring(value: Json, places: Map<string, string>): Json {
  const text = JSON.stringify(value, (key, inner) => (key === 'id' && typeof inner === 'string' ? undefined : inner));
  return JSON.parse(
    text.replaceAll(/"#\/\$defs\/(\w+)"/g, (_, id) => `"#/components/schemas/${places.get(id) ?? id}"`),
  );
}
