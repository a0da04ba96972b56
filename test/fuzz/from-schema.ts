import fc from 'fast-check';

/** The parts of JSON Schema 2020-12 that our OpenAPI document uses. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  pattern?: string;
  format?: string;
};
type Resolve = (ref: string) => JsonSchema;

const isoTime = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const formats: Record<string, fc.Arbitrary<string>> = {
  'date-time': isoTime,
  date: isoTime.map((text) => text.slice(0, 10)),
  email: fc.constantFrom('a@b.example', 'somebody@baylink.example'),
};

/** Values that a schema allows, as far as it says; what it leaves open is text, often odd. */
export function arbitraryOf(schema: JsonSchema, resolve: Resolve, depth = 0): fc.Arbitrary<unknown> {
  if (schema.$ref) return arbitraryOf(resolve(schema.$ref), resolve, depth);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => arbitraryOf(choice, resolve, depth)));
  if (schema.allOf)
    return fc
      .tuple(...schema.allOf.map((part) => arbitraryOf(part, resolve, depth)))
      .map((parts) => Object.assign({}, ...parts));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return objectOf(schema, resolve, depth);
    case 'array':
      return arrayOf(schema, resolve, depth);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return textOf(schema);
    default:
      return fc.oneof(fc.string(), fc.integer(), fc.constant(null));
  }
}

function objectOf(schema: JsonSchema, resolve: Resolve, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema;
  const fields = Object.entries(properties).map(
    ([name, part]) => [name, arbitraryOf(part, resolve, depth + 1)] as const,
  );
  return fc.record(Object.fromEntries(fields), { requiredKeys: required.filter((name) => name in properties) });
}

function arrayOf(schema: JsonSchema, resolve: Resolve, depth: number): fc.Arbitrary<unknown> {
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((part) => arbitraryOf(part, resolve, depth + 1)));
  const most = depth > 3 ? 1 : 3;
  return fc.array(arbitraryOf(schema.items ?? {}, resolve, depth + 1), {
    minLength: schema.minItems ?? 0,
    maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? most, most)),
  });
}

function textOf({ format, pattern, minLength = 0, maxLength = 60 }: JsonSchema): fc.Arbitrary<string> {
  if (format && formats[format]) return formats[format];
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, Math.max(minLength, 60)) });
}

/** Values that a schema surely forbids: a wrong type at the top, or a required field that is missing or of a wrong type. */
export function forbiddenOf(schema: JsonSchema, resolve: Resolve): fc.Arbitrary<unknown> {
  const body = schema.$ref ? resolve(schema.$ref) : schema;
  const wrongTop = fc.constantFrom<unknown>([], 'text', 7, null, true);
  const required = body.required ?? [];
  if (body.type !== 'object' || required.length === 0) return wrongTop;
  const missing = fc
    .tuple(arbitraryOf(body, resolve), fc.constantFrom(...required))
    .map(([value, field]) => Object.fromEntries(Object.entries(value as object).filter(([name]) => name !== field)));
  const wrongField = fc
    .tuple(arbitraryOf(body, resolve), fc.constantFrom(...required))
    .map(([value, field]) => ({ ...(value as object), [field]: { nothing: ['like', 'it'] } }));
  return fc.oneof(wrongTop, missing, wrongField);
}
