import { z } from 'zod';
import { actors, rule } from './language.js';

/** A moment in UTC, ISO 8601 to the millisecond: `2026-11-23T09:30:00.000Z`. Sorts as text. */
export const Time = z.iso.datetime({ precision: 3 });
/** A moment as people and programs type it: any ISO 8601 offset; kept in UTC. */
export const AnyTime = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
/** A calendar day: `2026-11-23`. */
export const Day = z.iso.date();

/** GeoJSON (RFC 7946) point, `[longitude, latitude]` in WGS-84 degrees. */
export const Point = z.object({
  type: z.literal('Point'),
  coordinates: z.tuple([
    z.number().check(rule('longitude', (x) => x >= -180 && x <= 180)),
    z.number().check(rule('latitude', (y) => y >= -90 && y <= 90)),
  ]),
});
export type Point = z.infer<typeof Point>;

export const VIN_LENGTH = 17;
/** Vehicle identification number, ISO 3779: 17 signs, capital letters without I, O and Q, and digits. */
export const Vin = z
  .string()
  .trim()
  .toUpperCase()
  .check(
    rule('vin-length', (vin) => vin.length === VIN_LENGTH),
    rule('vin-letters', (vin) => /^[A-HJ-NPR-Z0-9]*$/.test(vin)),
  );

/** A phone number as somebody typed it. Look-up compares its E.164 form. */
export const Phone = z
  .string()
  .trim()
  .min(3)
  .max(32)
  .check(rule('phone', (text) => /^[+(\d][\d\s().\-/转xX#]*$/.test(text)));
export const Email = z.email().max(254);
export const Name = z.string().trim().min(1).max(200);
/** A code that a station or dealer is known by; it becomes part of event subjects. */
export const Code = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);

export const Language = z.enum(['en', 'zh-CN']);
export type Language = z.infer<typeof Language>;
/** Words in every language a person may read. */
export const Words = z.object({ en: z.string(), 'zh-CN': z.string() });
export type Words = z.infer<typeof Words>;

/** How somebody else's system knows this aggregate. */
export const ExternalRef = z.object({ system: z.string().min(1).max(60), id: z.string().min(1).max(120) });
export const ExternalRefs = z.array(ExternalRef).max(20).default([]);

export const roles = ['agent', 'supervisor', 'dealer', 'station', 'admin'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Who asks. Services put `station` and `dealer` into the query itself, so that a reader sees only its own. */
export const Reader = z.object({
  role: Role,
  account: z.string(),
  name: z.string(),
  station: Code.optional(),
  dealer: Code.optional(),
});
export type Reader = z.infer<typeof Reader>;

/** Who did something, as kept in a timeline. */
export const By = z.object({ actor: z.enum(actors), account: z.string().optional(), name: z.string().optional() });
export type By = z.infer<typeof By>;
export const byReader = (reader: Reader): By => ({ actor: reader.role, account: reader.account, name: reader.name });

/** A page of a list: at most `limit` items from where `cursor` (the last page's `nextCursor`) points. */
export const Page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

/** What stands in a link that needs no account: whoever has it is let in. */
export const Token = z.string().regex(/^[\w-]{16,64}$/);

/** The version a change rests on; another one is refused as `stale`. */
export const Version = z.int().min(1);

/** What became of one row of an import. */
export const RowOutcome = z.object({
  outcome: z.enum(['stored', 'unchanged', 'refused']),
  id: z.string().optional(),
  /** Why it was refused, or what looks wrong though it was stored. */
  notes: z.array(z.object({ field: z.string(), rule: z.string() }).catchall(z.unknown())).default([]),
});
export type RowOutcome = z.infer<typeof RowOutcome>;
