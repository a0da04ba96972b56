import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Envelope } from '@baylink/contracts';
import { type Product, startProduct } from '@baylink/local';
import { Client, type Page } from '../client.js';
import { openLoop, seeded } from '../load.js';
import { complaint, eastOf, newVin, station } from '../network.js';
import { openBehind } from './collect.js';
import { breakThings } from './faults.js';
import type { Acknowledged, History, Replayed, StoredComplaint, StoredJob } from './history.js';
import { insist, playStations, type Script } from './stations.js';

export type ChaosOptions = {
  kills: number;
  complaints: number;
  perSecond: number;
  /** Between the healing of one fault and the next. */
  everyMs: number;
  seed: number;
  tell?: (line: string) => void;
};
export type ChaosResult = { history: History; kills: number };

const STATIONS = 60;
const FOLLOW_UP_MS = 3000;
const REPLAYED_EVERY = 20;
const RETOLD_EVERY = 20;
const spoilt = ['spoilt-1', 'spoilt-2', 'spoilt-3'];
/** Most stay silent: their offers outlast the run. */
const script: Script = { repair: 0.04, decline: 0.04, accept: 0.04 };

/** The product as real processes, under load, with one thing after another killed; then healed, at rest, and read. */
export async function chaos(options: ChaosOptions): Promise<ChaosResult> {
  const product = await startProduct({
    dataDir: await mkdtemp(join(tmpdir(), 'baylink-chaos-')),
    removeAtEnd: true,
    env: {
      FOLLOW_UP_AFTER: `PT${FOLLOW_UP_MS / 1000}S`,
      LOG_LEVEL: 'warn',
      RATE_LIMIT_PER_SECOND: '100000',
      OFFER_WINDOW: 'PT1H',
      REACH_KM_NORMAL: '20',
    },
  });
  try {
    return await run(product, { tell: () => {}, ...options });
  } finally {
    await product.stop();
  }
}

async function run(product: Product, options: Required<ChaosOptions>): Promise<ChaosResult> {
  const { kills, complaints, perSecond, everyMs, seed, tell } = options;
  const desk = await network(product);
  const page = await desk.listen();
  const ending = new AbortController();
  const stations = playStations(product, page, { script, random: seeded(seed), signal: ending.signal });
  const acknowledged: Acknowledged[] = [];
  const refused: string[] = [];
  const load = openLoop({ perSecond, count: complaints }, (shot) =>
    logOne(desk, shot, { acknowledged, refused, tell }),
  );
  const behind = await openBehind(product);
  await behind.spoil(spoilt);
  const faults = breakThings(product, { kills, everyMs, signal: ending.signal, tell });
  const [killed] = await Promise.all([faults, load]);
  tell(`${acknowledged.length} acknowledged, ${killed} kills; healing`);
  await stations();
  tell('every station has answered; waiting for rest');
  await behind.atRest();
  tell('at rest');
  ending.abort();
  const history = await read(behind, page, { acknowledged, refused, desk });
  page.close();
  await behind.close();
  return { history, kills: killed };
}

type Behind = Awaited<ReturnType<typeof openBehind>>;
type Known = { acknowledged: Acknowledged[]; refused: string[]; desk: Client };

async function read(behind: Behind, page: Page, known: Known): Promise<History> {
  const { acknowledged, refused, desk } = known;
  const [complaints, jobs, unplaced, parked, stream] = await Promise.all([
    behind.complaints(),
    behind.jobs(),
    behind.unplaced(),
    behind.parked(),
    behind.events(),
  ]);
  const events = stream.filter(({ id }) => !spoilt.includes(id));
  const last = events.findLast(({ type }) => !/^(vehicle|sale)\./.test(type))!;
  await page.until(({ id }) => id === last.id, 20_000);
  const heard = page.heard.map(({ id }) => id);
  return {
    acknowledged,
    refused,
    complaints,
    jobs,
    unplaced,
    replayed: await replay(desk, jobs),
    retold: await retell(behind, complaints, events),
    spoilt,
    parked,
    events,
    heard,
    lateness: latenessOf(events, complaints),
  };
}

/** Decides once more on the jobs that came after every few others. */
async function replay(desk: Client, jobs: StoredJob[]): Promise<Replayed[]> {
  const replayed: Replayed[] = [];
  for (let i = 0; i < jobs.length; i += REPLAYED_EVERY) {
    const { _id: job, complaint, station } = jobs[i]!;
    const { status, body } = await desk.post(`/complaints/${complaint}/receipts/${job}/replay`, {});
    if (status !== 200) throw new Error(`no replay of ${job}: ${status} ${JSON.stringify(body)}`);
    replayed.push({ job, station, receipt: body.receipt, sameOrder: body.sameOrder });
  }
  return replayed;
}

/** Tells once more what happened to every few complaints; the places of what is not as it was before. */
async function retell(behind: Behind, complaints: StoredComplaint[], events: Envelope[]): Promise<History['retold']> {
  const some = new Set(complaints.filter((_, i) => i % RETOLD_EVERY === 0).map(({ _id }) => _id));
  const before = await behind.documents();
  const theirs = events.filter(({ data }) => some.has((data as { complaint?: string }).complaint ?? ''));
  await behind.retell(theirs);
  await behind.atRest();
  const after = await behind.documents();
  const places = [...new Set([...before.keys(), ...after.keys()])];
  return { events: theirs.length, changed: places.filter((place) => before.get(place) !== after.get(place)) };
}

/** How late each follow-up was asked: after its time, or after the complaint learnt of a repair that was older by then. */
function latenessOf(events: Envelope[], complaints: StoredComplaint[]): number[] {
  const told = (type: string) =>
    new Map(events.filter((one) => one.type === type).map((one) => [one.subject, Date.parse(one.time)]));
  const [resolved, asked] = [told('complaint.resolved'), told('complaint.follow-up-asked')];
  return complaints.flatMap(({ _id, timeline }) => {
    const [knownAt, askedAt] = [resolved.get(`complaint/${_id}`), asked.get(`complaint/${_id}`)];
    if (!knownAt || !askedAt) return [];
    const due = Date.parse(timeline.findLast(({ event }) => event === 'resolved')!.at) + FOLLOW_UP_MS;
    return [askedAt < due ? askedAt - due : askedAt - Math.max(due, knownAt)];
  });
}

async function network(product: Product): Promise<Client> {
  const admin = new Client(product.url, product.adminToken);
  const bays = Array.from({ length: 40 }, (_, i) => `${i + 1}`);
  const created = Array.from({ length: STATIONS }, (_, i) =>
    admin.post('/stations', station(`S${i + 1}`, i * 4, { bays })),
  );
  for (const { status, body } of await Promise.all(created)) {
    if (status !== 201) throw new Error(`no station: ${status} ${JSON.stringify(body)}`);
  }
  return admin.as('agent');
}

/** Each calls first as somebody nobody knows, and later as one who is known. */
const callers = Array.from({ length: 500 }, (_, i) => ({
  customer: { name: `Caller ${i}`, phone: `1390000${String(i).padStart(4, '0')}` },
  vehicle: { vin: newVin(), brand: 'Aurora' },
}));

/** What the callers were told. */
type Told = { acknowledged: Acknowledged[]; refused: string[]; tell: (line: string) => void };

/** One caller who asks again with the same key until there is an answer. Every fifth complains about service. */
async function logOne(desk: Client, shot: number, told: Told): Promise<void> {
  const { acknowledged, refused, tell } = told;
  const key = randomUUID();
  const text = `The brake pedal is soft, call ${shot}.`;
  const { customer, vehicle } = callers[shot % callers.length]!;
  const component = shot % 5 === 4 ? 'service-attitude' : 'brakes';
  const body = complaint({ text, component, customer, vehicle, position: eastOf((shot * 7) % (STATIONS * 4)) });
  const answer = await insist(() => desk.post('/complaints', body, { key }));
  if (answer?.status === 201) acknowledged.push({ key, number: answer.body.number, text, vin: vehicle.vin });
  else if (answer) {
    refused.push(key);
    tell(`${key} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
  } else tell(`${key} got no answer`);
}
