import { readFileSync } from 'node:fs';
import { distanceKm, type Position } from './position.js';

/**
 * Which province of China a position lies in: GB/T 2260 code (`CN-44`), English and Chinese name.
 * Borders are Natural Earth's, public domain, thinned to about 1 km (`data/derive-provinces.mjs`): good for "this
 * cannot be in Guangdong", not for the last kilometres before a border. Nothing is loaded before the first question.
 */
export type Province = { code: string; name: { en: string; 'zh-CN': string } };

/** Whether a position fits a stated province; if not, where it lies and how far the stated province is, km. */
export type ProvinceVerdict =
  | { ok: true }
  | { ok: false; reason: 'elsewhere'; found: Province | undefined; distanceKm: number }
  | { ok: false; reason: 'unknown-name'; found: Province | undefined };

/** How far over the drawn border a position still counts as inside, km: the borders are no better than that. */
const borderKm = 10;

/** How far off the drawn coast a position still belongs to the nearest province, km: islands, harbours, new land. */
const coastKm = 30;

type Ring = readonly Position[];
type Area = Province & { rings: readonly Ring[]; box: Box };
type Box = { west: number; south: number; east: number; north: number };

/** The province at a position, or the nearest within 30 km of its coast or border; undefined elsewhere. */
export function provinceAt(position: Position): Province | undefined {
  const within = areas().find((area) => contains(area, position));
  const area = within ?? nearestArea(position);
  return area && { code: area.code, name: area.name };
}

/**
 * Whether a position lies in the province of that name, or within 10 km of it. The name may be Chinese or English,
 * short or long: 广东, 广东省, Guangdong, Guangdong Province, 内蒙古自治区.
 */
export function sameProvince(position: Position, statedName: string): ProvinceVerdict {
  const stated = provinceNamed(statedName);
  if (!stated) return { ok: false, reason: 'unknown-name', found: provinceAt(position) };
  const away = awayKm(areas().find(({ code }) => code === stated.code)!, position);
  if (away <= borderKm) return { ok: true };
  return { ok: false, reason: 'elsewhere', found: provinceAt(position), distanceKm: away };
}

/** The province that a name means, however long or short it is written; undefined when none does. */
export function provinceNamed(name: string): Province | undefined {
  const wanted = shortName(name);
  const area = areas().find(({ name: { en, 'zh-CN': zh } }) => shortName(en) === wanted || shortName(zh) === wanted);
  const found = area ?? areas().find(({ code }) => code === otherNames[wanted]);
  return found && { code: found.code, name: found.name };
}

/** Names in use beside those of the data, as `shortName` leaves them. */
const otherNames: Record<string, string> = {
  xizang: 'CN-54',
  neimenggu: 'CN-15',
  'nei mongol': 'CN-15',
  'inner mongol': 'CN-15',
  macau: 'CN-82',
};

function shortName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/(维吾尔|壮族|回族)?自治区$|特别行政区$|[省市]$/u, '')
    .replace(/( zhuang| hui| uy?gh?ur)?( autonomous region| province| municipality| sar| shi| sheng)$/u, '');
}

let loaded: readonly Area[] | undefined;

function areas(): readonly Area[] {
  loaded ??= readFileSync(new URL('../data/provinces-cn.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(toArea);
  return loaded;
}

function toArea(line: string): Area {
  const [code = '', en = '', zh = '', shape = ''] = line.split('\t');
  const rings = shape.split(';').map(toRing);
  return { code: `CN-${code}`, name: { en, 'zh-CN': zh }, rings, box: boxAround(rings.flat()) };
}

/** A ring is written in thousandths of a degree, each point as the step from the one before. */
function toRing(text: string): Ring {
  const steps = text.split(',').map(Number);
  const ring: Position[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < steps.length; i += 2) {
    x += steps[i]!;
    y += steps[i + 1]!;
    ring.push([x / 1000, y / 1000]);
  }
  return ring;
}

function boxAround(points: readonly Position[]): Box {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const [longitude, latitude] of points) {
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
    box.south = Math.min(box.south, latitude);
    box.north = Math.max(box.north, latitude);
  }
  return box;
}

/** A ray to the east meets the borders an odd number of times from inside. */
function contains({ rings, box }: Area, [longitude, latitude]: Position): boolean {
  if (longitude < box.west || longitude > box.east || latitude < box.south || latitude > box.north) return false;
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!;
      const [bx, by] = ring[i]!;
      if (ay > latitude !== by > latitude && longitude < ax + ((latitude - ay) / (by - ay)) * (bx - ax))
        inside = !inside;
    }
  }
  return inside;
}

function nearestArea(position: Position): Area | undefined {
  let near: { area: Area; away: number } | undefined;
  for (const area of areas()) {
    if (!isNearBox(area.box, position)) continue;
    const away = awayKm(area, position);
    if (away <= coastKm && (!near || away < near.away)) near = { area, away };
  }
  return near?.area;
}

/** Whether an area in this box could be within `coastKm`: most are not, and need no look at their borders. */
function isNearBox({ west, south, east, north }: Box, [longitude, latitude]: Position): boolean {
  const up = coastKm / 110;
  const along = up / Math.max(0.1, Math.cos((latitude * Math.PI) / 180));
  const beside = longitude >= west - along && longitude <= east + along;
  return beside && latitude >= south - up && latitude <= north + up;
}

/** Km from a position to an area's border, 0 inside. */
function awayKm(area: Area, position: Position): number {
  if (contains(area, position)) return 0;
  let away = Number.POSITIVE_INFINITY;
  for (const ring of area.rings) {
    for (let i = 1; i < ring.length; i++)
      away = Math.min(away, distanceKm(position, footOn(ring[i - 1]!, ring[i]!, position)));
  }
  return away;
}

/** The point of a short border line nearest to a position, on a plane around the position. */
function footOn(a: Position, b: Position, [longitude, latitude]: Position): Position {
  const narrowing = Math.cos((latitude * Math.PI) / 180);
  const [dx, dy] = [(b[0] - a[0]) * narrowing, b[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((longitude - a[0]) * narrowing * dx + (latitude - a[1]) * dy) / length2;
  const t = Math.max(0, Math.min(1, along));
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}
