import type { Envelope } from '@baylink/contracts';
import { describe, expect, test } from '@jest/globals';
import { invariants, violations } from './checker.js';
import type { History, Replayed, StoredComplaint, StoredJob } from './history.js';

const vin = 'LSVAA2187C2184847';
const number = 'BL-7K3M-Q2X9';
const complaint = (more: Partial<StoredComplaint> = {}): StoredComplaint => ({
  _id: number,
  version: 2,
  state: 'dispatching',
  text: 'Soft pedal',
  vehicle: { vin },
  kind: 'technical',
  requests: [{ key: 'desk:k1' }],
  timeline: [],
  outbox: [],
  ...more,
});
const candidate = (code: string, ok: boolean) =>
  ({ station: { code }, rules: [{ rule: 'able', ok, value: 1 }] }) as never;
const job = (attempt: number, more: Partial<StoredJob> = {}): StoredJob => ({
  _id: `${number}.1.${attempt}`,
  version: 1,
  complaint: number,
  round: 1,
  attempt,
  station: 'S1',
  state: 'offered',
  cells: ['1/2026-11-23T09:30'],
  timeline: [],
  outbox: [],
  ...more,
});
const replay = (chosen: string, ok = true, sameOrder = true): Replayed => ({
  job: `${number}.1.1`,
  station: 'S1',
  receipt: { chosen, candidates: [candidate('S1', ok)] } as never,
  sameOrder,
});
const event = (subject: string, version: number) =>
  ({ id: `${subject}:${version}`, type: 'job.offered', subject }) as Envelope;
const good = (): History => ({
  acknowledged: [{ key: 'k1', number, text: 'Soft pedal', vin }],
  refused: ['k2'],
  complaints: [complaint()],
  jobs: [job(1)],
  unplaced: [],
  replayed: [replay('S1')],
  events: [event(`complaint/${number}`, 1), event(`job/${number}.1.1`, 1), event(`complaint/${number}`, 2)],
  heard: [`complaint/${number}:1`, `job/${number}.1.1:1`, `complaint/${number}:2`],
  lateness: [0, 5999],
  retold: { events: 3, changed: [] },
  spoilt: ['spoilt'],
  parked: ['outreach onJob', 'customer-service onJob'].map((by) => ({ id: 'spoilt', by })),
});

test('a good history has no violation', () => {
  expect(violations(good())).toEqual([]);
});

const forged: [string, string, (history: History) => History][] = [
  ['I1 durability', 'an acknowledged complaint that is gone', (h) => ({ ...h, complaints: [], jobs: [] })],
  ['I1 durability', 'one whose text changed', (h) => ({ ...h, complaints: [complaint({ text: 'Soft' })] })],
  ['I1 durability', 'one that was refused and exists', (h) => ({ ...h, refused: ['k1'] })],
  [
    'I2 idempotency',
    'two complaints of one request',
    (h) => ({ ...h, complaints: [complaint(), complaint({ _id: 'BL-0000-0000' })] }),
  ],
  [
    'I2 idempotency',
    'two numbers for one key',
    (h) => ({ ...h, acknowledged: [...h.acknowledged, { ...h.acknowledged[0]!, number: 'BL-0000-0000' }] }),
  ],
  ['I3 one active job', 'two active jobs', (h) => ({ ...h, jobs: [job(1), job(2, { state: 'accepted', cells: [] })] })],
  [
    'I3 one active job',
    'one about service at a station',
    (h) => ({ ...h, complaints: [complaint({ kind: 'service' })] }),
  ],
  ['I3 one active job', 'nobody has it', (h) => ({ ...h, jobs: [job(1, { state: 'declined' })] })],
  [
    'I4 one acceptor',
    'two acceptances of one offer',
    (h) => ({ ...h, jobs: [job(1, { timeline: [1, 2].map((n) => ({ event: 'accepted', at: `${n}` })) })] }),
  ],
  ['I5 wake-ups', 'one that came early', (h) => ({ ...h, lateness: [-1] })],
  ['I5 wake-ups', 'one that came too late', (h) => ({ ...h, lateness: [6001] })],
  [
    'I6 capacity',
    'a cell held twice',
    (h) => ({ ...h, jobs: [job(1), job(1, { _id: 'BL-0000-0000.1.1', complaint: 'BL-0000-0000' })] }),
  ],
  ['I7 eligibility', 'a station that breaks a rule', (h) => ({ ...h, replayed: [replay('S1', false)] })],
  ['I7 eligibility', 'a station that the receipt did not choose', (h) => ({ ...h, replayed: [replay('S2')] })],
  ['I7 eligibility', 'a receipt that replays otherwise', (h) => ({ ...h, replayed: [replay('S1', true, false)] })],
  ['I9 events', 'a state without its event', (h) => ({ ...h, events: h.events.slice(0, 2) })],
  [
    'I9 events',
    'an event without its state',
    (h) => ({ ...h, events: [...h.events, event(`complaint/${number}`, 3)] }),
  ],
  [
    'I11 replay',
    'a document that changed',
    (h) => ({ ...h, retold: { events: 3, changed: ['repair-station.jobs 1'] } }),
  ],
  [
    'I12 conservation',
    'a job of no complaint',
    (h) => ({ ...h, jobs: [job(1), job(1, { _id: 'x', complaint: 'x', cells: [] })] }),
  ],
  ['I12 conservation', 'an event that was never sent', (h) => ({ ...h, complaints: [complaint({ outbox: [{}] })] })],
  ['I13 push', 'an event heard twice', (h) => ({ ...h, heard: [...h.heard, h.heard[0]!] })],
  ['I13 push', 'an event in between that was not heard', (h) => ({ ...h, heard: [h.heard[0]!, h.heard[2]!] })],
  ['I14 poison', 'what is no event and was lost', (h) => ({ ...h, parked: [] })],
  ['I14 poison', 'what was parked twice', (h) => ({ ...h, parked: [...h.parked, h.parked[0]!] })],
  ['I14 poison', 'an event that was parked', (h) => ({ ...h, parked: [...h.parked, { id: 'good', by: 'onJob' }] })],
];

describe.each(forged)('%s', (invariant, what, forge) => {
  test(`is found broken by ${what}`, () => {
    expect(violations(forge(good())).map((found) => found.invariant)).toContain(invariant);
  });
});

test('every check is shown to find something', () => {
  expect([...new Set(forged.map(([invariant]) => invariant))].sort()).toEqual([...invariants].sort());
});
