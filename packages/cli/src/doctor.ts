import type { Position } from '@baylink/geo';
import { type AwayFrom, distanceToStated, type Stated } from '@baylink/geo/stated-place';
import type { BrokenRule } from '@baylink/i18n';
import { explain, explainRule, Refused } from './failures.js';
import type { Answer, Product } from './product.js';
import type { Terminal } from './terminal.js';
import { type Phrases, phrases } from './words/phrases.js';

/** One thing looked at. `todo`: what helps, where something does. */
export type Finding = { level: 'ok' | 'warn' | 'fail'; what: string; found: string; todo?: string };
type Words = Phrases['doctor'];

const SKEW_WARN_S = 5;
const SKEW_FAIL_S = 60;

/** Looks at everything that can be seen from outside; what cannot be reached is a finding too. */
export async function examine(product: Product): Promise<Finding[]> {
  const say = phrases[product.language].doctor;
  let version: Answer<{ version?: string }>;
  try {
    version = await product.get('/version', { patienceMs: 0 });
  } catch (failure) {
    return [{ level: 'fail', what: say.answers, found: explain(failure, product.language) }];
  }
  const found = say.version(version.body.version ?? '?');
  return [
    { level: 'ok', what: say.answers, found },
    ...(await readiness(product, say)),
    clock(version.date, new Date(), say),
    ...(await inside(product, say)),
  ];
}

/** How far the product's clock is from this one; the header tells whole seconds. */
export function clock(told: Date | undefined, here: Date, say: Words): Finding {
  if (!told) return { level: 'warn', what: say.clock, found: say.tellsNoTime };
  const seconds = Math.max(0, Math.round(Math.abs(told.getTime() - here.getTime()) / 1000) - 1);
  const level = seconds > SKEW_FAIL_S ? 'fail' : seconds > SKEW_WARN_S ? 'warn' : 'ok';
  return { level, what: say.clock, found: say.clockRight(seconds), ...(level !== 'ok' && { todo: say.setClock }) };
}

async function readiness(product: Product, say: Words): Promise<Finding[]> {
  const { isReady, parts } = await ready(product);
  const whole: Finding = isReady
    ? { level: 'ok', what: say.ready, found: say.isReady }
    : { level: 'fail', what: say.ready, found: say.notReady, todo: say.lookAtLogs };
  return [
    whole,
    ...Object.entries(parts).map(([name, isUp]): Finding => {
      return { level: isUp ? 'ok' : 'fail', what: say.part(name), found: isUp ? say.up : say.down };
    }),
  ];
}

type Health = { parts?: Record<string, boolean> };

async function ready(product: Product): Promise<{ isReady: boolean; parts: Record<string, boolean> }> {
  try {
    const { body } = await product.get<Health>('/health/ready', { patienceMs: 0 });
    return { isReady: true, parts: partsOf(body) };
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    return { isReady: false, parts: partsOf(failure.problem as Health) };
  }
}

/** What only an account may see. */
async function inside(product: Product, say: Words): Promise<Finding[]> {
  if (!product.address.token) {
    return [{ level: 'warn', what: say.account, found: say.notSignedIn, todo: say.setToken }];
  }
  const looks: [string, () => Promise<Finding[]>][] = [
    [say.account, () => account(product, say)],
    [say.network, () => network(product, say)],
    [say.parked, () => parked(product, say)],
    [say.stations, () => stations(product, say)],
  ];
  const findings: Finding[] = [];
  for (const [what, look] of looks) {
    findings.push(...(await look().catch((failure) => [unseen(what, failure, product, say)])));
  }
  return findings;
}

function unseen(what: string, failure: unknown, { language }: Product, say: Words): Finding {
  const isForbidden = failure instanceof Refused && failure.is('forbidden');
  if (isForbidden) return { level: 'warn', what, found: say.mayNot, todo: say.setToken };
  return { level: 'fail', what, found: explain(failure, language) };
}

async function account(product: Product, say: Words): Promise<Finding[]> {
  const { body } = await product.get<{ name: string; role: string }>('/me');
  return [{ level: 'ok', what: say.account, found: say.signedIn(body.name, body.role) }];
}

type Counts = {
  stations: number;
  customers: number;
  vehicles: number;
  jobs: Record<string, number>;
  complaints: Record<string, number>;
};
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0);

async function network(product: Product, say: Words): Promise<Finding[]> {
  const { body } = await product.get<Counts>('/network');
  const unplaced = body.complaints.unplaced ?? 0;
  const counted = say.counts({ ...body, jobs: sum(body.jobs), complaints: sum(body.complaints) });
  return [
    body.stations > 0
      ? { level: 'ok', what: say.network, found: counted }
      : { level: 'warn', what: say.network, found: say.noStations, todo: say.importStations },
    unplaced === 0
      ? { level: 'ok', what: say.unplaced, found: say.nonePlaced }
      : { level: 'warn', what: say.unplaced, found: say.someUnplaced(unplaced), todo: say.seeUnplaced },
  ];
}

async function parked(product: Product, say: Words): Promise<Finding[]> {
  const { items } = (await product.get<{ items: unknown[] }>('/parked')).body;
  if (items.length === 0) return [{ level: 'ok', what: say.parked, found: say.nothingParked }];
  return [{ level: 'warn', what: say.parked, found: say.someParked(items.length), todo: say.seeParked }];
}

async function stations(product: Product, say: Words): Promise<Finding[]> {
  const { length } = await doubtfulStations(product);
  if (length === 0) return [{ level: 'ok', what: say.stations, found: say.noneFlagged }];
  return [{ level: 'warn', what: say.stations, found: say.someFlagged(length), todo: say.seeStations }];
}

type Station = Stated & {
  code: string;
  name: string;
  position: { coordinates: Position };
  flags: ({ field: string } & BrokenRule)[];
};
/** A station that looks wrong, and its city when it stands far from it. */
type Doubtful = Station & { awayFrom: AwayFrom | undefined };

/** The widest prefectures reach about this far from their seat; who stands further off is worth a look. */
const FAR_KM = 150;

async function doubtfulStations(product: Product): Promise<Doubtful[]> {
  const doubtful: Doubtful[] = [];
  for await (const station of product.every<Station>('/stations')) {
    const { city } = distanceToStated(station.position.coordinates, station);
    const awayFrom = city && city.distanceKm > FAR_KM ? city : undefined;
    if (station.flags.length > 0 || awayFrom) doubtful.push({ ...station, awayFrom });
  }
  return doubtful;
}

/** Each finding on a line, and what to do about it below. */
export function tellFindings(terminal: Terminal, findings: Finding[], say: Words): void {
  const { colour } = terminal;
  const paint = { ok: colour.green, warn: colour.yellow, fail: colour.red };
  const width = Math.max(...findings.map(({ what }) => what.length));
  for (const { level, what, found, todo } of findings) {
    terminal.line(`${paint[level](say[level].padEnd(4))}  ${what.padEnd(width)}  ${found}`);
    if (todo) terminal.line(`${' '.repeat(width + 8)}${colour.dim(todo)}`);
  }
}

/** The stations that look wrong, and why. */
export async function tellStations(terminal: Terminal, product: Product): Promise<void> {
  const say = phrases[product.language].doctor;
  const doubtful = await doubtfulStations(product);
  if (doubtful.length === 0) terminal.line(say.noneFlagged);
  for (const { code, name, flags, awayFrom } of doubtful.sort(furthestFirst)) {
    const why = flags.map((flag) => explainRule(flag, product.language));
    if (awayFrom) why.push(say.awayFrom(Math.round(awayFrom.distanceKm), awayFrom.name));
    terminal.line(`${code}  ${name}  ${terminal.colour.yellow(why.join(' '))}`);
  }
}

const furthestFirst = (a: Doubtful, b: Doubtful) => (b.awayFrom?.distanceKm ?? 0) - (a.awayFrom?.distanceKm ?? 0);

/** Every part that readiness names, by whether it answers. */
const partsOf = ({ parts = {} }: Health): Record<string, boolean> => parts;
