import { readFileSync } from 'node:fs';
import type { Position } from './position.js';

/** A place named in an address: its centre, its full name, and how close that comes to the address. */
export type Place = { position: Position; name: string; level: 'city' | 'district' };

/**
 * A division of China. The code is GB/T 2260's without its zeros: two digits for a province, four for a city, six
 * for a district or county; each begins with its parent's.
 */
export type Division = { code: string; name: string; short: string; english: string; position: Position | undefined };

/** A town outside of China; `region` is its state where GeoNames knows that by letters, `people` in thousands. */
export type Town = { name: string; country: string; region: string; position: Position; people: number };

let loadedDivisions: readonly Division[] | undefined;
let loadedTowns: readonly Town[] | undefined;

export function divisions(): readonly Division[] {
  loadedDivisions ??= rows('places-cn.tsv').map(([code = '', name = '', short = '', english = '', lng, lat]) => ({
    code,
    name,
    short,
    english,
    position: lng && lat ? [Number(lng), Number(lat)] : undefined,
  }));
  return loadedDivisions;
}

export function towns(): readonly Town[] {
  loadedTowns ??= rows('places-world.tsv').map(([name = '', country = '', region = '', lng, lat, people]) => ({
    name,
    country,
    region,
    position: [Number(lng), Number(lat)],
    people: Number(people),
  }));
  return loadedTowns;
}

/** Where a division is, or the next one above it that has a position: a province that is no city has none. */
export function placed(division: Division): { at: Division; position: Position } | undefined {
  const chain = lineage(division).filter(({ position }) => position);
  const at = chain.at(-1);
  return at?.position && { at, position: at.position };
}

/** The province, the city and the division itself, as far as there are such. */
export function lineage({ code }: Division): Division[] {
  return [2, 4, 6]
    .filter((length) => length <= code.length)
    .flatMap((length) => byCode().get(code.slice(0, length)) ?? []);
}

let codes: Map<string, Division> | undefined;
function byCode(): Map<string, Division> {
  codes ??= new Map(divisions().map((division) => [division.code, division]));
  return codes;
}

function rows(file: string): string[][] {
  const text = readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
}
