import { readFileSync } from 'node:fs';

/** A city of China: position and population as GeoNames has them. */
export type City = {
  en: string;
  zh: string;
  province: string;
  /** How its number plates begin. */
  plate: string;
  position: readonly [number, number];
  population: number;
};

/** GeoNames counts some cities with their whole prefecture. */
const MOST_PEOPLE = 12_000_000;

/** The cities of the demo network, the largest first: `data/derive-cities.mjs` takes them from GeoNames (CC BY 4.0). */
export function demoCities(): City[] {
  return readFileSync(new URL('../../data/cities-cn.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(toCity);
}

function toCity(line: string): City {
  const [en = '', zh = '', province = '', plate = '', longitude, latitude, population] = line.split('\t');
  const position = [Number(longitude), Number(latitude)] as const;
  return { en, zh, province, plate, position, population: Math.min(Number(population), MOST_PEOPLE) };
}

/** Where no station of the demo network is within reach: the roads of Ngari and of the Changtang in Tibet. */
export const farAway: readonly (readonly [number, number])[] = [
  [80.1, 32.5],
  [81.3, 33.4],
  [84.1, 32.3],
  [86.6, 31.9],
];
