import { rule } from '@baylink/contracts';
import { z } from 'zod';

/** How schemas are named and described in the OpenAPI document, beyond what they say themselves. */
export const documented = z.registry<Record<string, unknown>>();

/** `true` or `false` in a query string. */
export const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');
documented.add(Flag, { type: 'boolean', enum: undefined });

const numeric = /^-?\d{1,9}(\.\d{1,15})?$/;
/** A number in a query string. Empty text is no number. */
const decimal = (name: string, least: number, most: number) => {
  const schema = z
    .string()
    .check(rule('number', (text) => numeric.test(text)))
    .transform(Number)
    .check(rule(name, (value) => value >= least && value <= most));
  documented.add(schema, { type: 'number', minimum: least, maximum: most });
  return schema;
};
export const Longitude = decimal('longitude', -180, 180);
export const Latitude = decimal('latitude', -90, 90);
