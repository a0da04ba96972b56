import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { around } from 'geokdbush';
import KDBush from 'kdbush';
import { choices, type Network } from '../../services/repair-station/src/domain/choices.js';
import { listing } from '../../services/repair-station/src/domain/listing.js';
import { type Asked, askedOf } from '../../services/repair-station/src/domain/rules.js';
import { networkOf } from '../../services/repair-station/src/testing/network.js';
import { aStation, NOW, needs, testSettings } from '../../services/repair-station/src/testing/offer.js';
import { quantile, seeded } from '../load.js';
import { ratioOf, tellRatio } from './ratio.js';

const SIZES = [1_000, 10_000, 100_000];
const ROUNDS = 9;
const QUESTIONS = 200;
/** Brute force looks at every station each time: fewer questions are enough to know it. */
const BRUTE_QUESTIONS = 5;
/** One station in a hundred is able for the component that is asked for. */
const SUITABLE = 0.01;
const TARGET = 4;
const BRUTE_TARGET = 20;
/** No turn of the event loop may be held up longer than this while the index is rebuilt, ms. */
const LONGEST_TURN_MS = 10;

type Position = [number, number];
type Bench = { network: Network; tree: KDBush; questions: Asked[] };

/** Stations over the east of China, each with the usual hours; questions from anywhere among them. */
function bench(size: number): Bench {
  const random = seeded(size);
  const somewhere = (): Position => [100 + random() * 22, 22 + random() * 18];
  const stations = Array.from({ length: size }, (_, i) =>
    aStation(`S${i}`, {
      position: { type: 'Point', coordinates: somewhere() },
      abilities: random() < SUITABLE ? ['brakes', 'engine'] : ['engine'],
    }),
  );
  const tree = new KDBush(size);
  for (const { position } of stations) tree.add(...(position.coordinates as Position));
  tree.finish();
  const questions = Array.from({ length: QUESTIONS }, () => {
    const fault = needs({ position: { type: 'Point', coordinates: somewhere() }, component: 'brakes' });
    return askedOf(fault, { tried: new Set(), reachKm: 300, now: NOW });
  });
  return { network: networkOf(stations), tree, questions };
}

const subject = ({ network }: Bench, asked: Asked) => choices(network, asked, testSettings, 1);
const floor = ({ tree }: Bench, { position }: Asked) => around(tree, ...(position.coordinates as Position), 8);
/** Every station within reach is asked everything, and the best of them is taken. */
const brute = ({ network }: Bench, asked: Asked) => listing(network, asked, testSettings)[0];

/** Microseconds that each question takes. */
function time(one: Bench, questions: readonly Asked[], ask: (one: Bench, asked: Asked) => unknown): number[] {
  return questions.map((asked) => {
    const began = performance.now();
    ask(one, asked);
    return (performance.now() - began) * 1000;
  });
}

/** P4: the routing decision beside one nearest query on the same points, and beside brute force. */
function decide(size: number): boolean {
  const one = bench(size);
  const few = one.questions.slice(0, BRUTE_QUESTIONS);
  const medians = { subject: [] as number[], floor: [] as number[], brute: [] as number[] };
  const all = { subject: [] as number[], floor: [] as number[] };
  time(one, one.questions, subject);
  time(one, one.questions, floor);
  for (let round = 0; round < ROUNDS; round++) {
    const floors = time(one, one.questions, floor);
    const subjects = time(one, one.questions, subject);
    all.floor.push(...floors);
    all.subject.push(...subjects);
    medians.floor.push(quantile(floors, 0.5));
    medians.subject.push(quantile(subjects, 0.5));
    medians.brute.push(quantile(time(one, few, brute), 0.5));
  }
  const decision = ratioOf(medians.subject, medians.floor, TARGET);
  const slower = ratioOf(medians.brute, medians.subject, Number.POSITIVE_INFINITY);
  const us = (values: number[]) =>
    `p50 ${quantile(values, 0.5).toFixed(0)} µs  p99 ${quantile(values, 0.99).toFixed(0)} µs`;
  console.log(`${size.toLocaleString('en')} stations, 1 % suitable`);
  console.log(`  one nearest query            ${us(all.floor)}`);
  console.log(`  routing decision             ${us(all.subject)}   ${tellRatio(decision)} (target ≤ ${TARGET} ×)`);
  console.log(`  brute force over all in reach is ${slower.ratio.toFixed(0)} × slower`);
  return decision.verdict === 'passed' && (size < 100_000 || slower.ratio >= BRUTE_TARGET);
}

/** A rebuild of the index goes on beside everything else. */
async function rebuild(): Promise<boolean> {
  const { network } = bench(100_000);
  await network.sites.compact();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let i = 0; i < 3; i++) {
    await network.sites.compact();
    await pause(20);
  }
  delay.disable();
  const longest = delay.max / 1e6;
  const good = longest < LONGEST_TURN_MS;
  console.log(
    `Rebuild at 100,000: the longest turn of the event loop took ${longest.toFixed(1)} ms (target < ${LONGEST_TURN_MS} ms)   ${good ? 'passed' : 'missed'}`,
  );
  return good;
}

export async function printRouting(): Promise<boolean> {
  const verdicts = SIZES.map(decide);
  verdicts.push(await rebuild());
  return verdicts.every(Boolean);
}
