import { complaintNumber } from '@baylink/contracts';
import {
  actOnJob,
  changeStation,
  createStation,
  getStation,
  type JobAction,
  listReceipts,
  type NewStation,
  replayReceipt,
} from '@baylink/contracts/repair-station';
import type { RunningService } from '@baylink/kit';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DispatchService } from './dispatch.service.js';
import { about } from './domain/about.js';
import { isActive, isOffer, type Offer } from './domain/attempt.js';
import { JobStore } from './job.store.js';
import { StationStore } from './station.store.js';
import { needs } from './testing/offer.js';
import { aDealer, admin, agent, newStation, ofStation, point, Running, town } from './testing/running.js';

jest.setTimeout(30_000);

let running: Running;
let one: RunningService;
let other: RunningService;

beforeAll(async () => {
  running = await Running.start();
  [one, other] = await Promise.all([running.process(), running.process()]);
}, 60_000);
afterAll(() => running?.stop());

let numbers = 0;
const nextNumber = () => complaintNumber([0, 0, 0, 0, 1, Math.floor(numbers / 32), numbers++ % 32]);
let towns = 0;
/** A town with stations `<town>-1`, `<town>-2`, … each 10 km further north. */
async function aTown(stations: number, given: Partial<NewStation> = {}) {
  const name = `T${towns}`;
  const where = town(towns++);
  const codes = Array.from({ length: stations }, (_, i) => `${name}-${i + 1}`);
  for (const [i, code] of codes.entries()) {
    const station = newStation(code, where, i * 10, given);
    await running.gateway.request(createStation, { reader: admin, station });
  }
  // One process made it; the other hears of it in a moment, which is not what is asked here.
  await Promise.all([one, other].map((service) => service.get(StationStore).recall()));
  return { codes, fault: () => needs({ complaint: nextNumber(), position: point(where) }) };
}

const attempts = (complaint: string) => one.get(JobStore).of(complaint);
const jobs = async (complaint: string) => (await attempts(complaint)).filter(isOffer);
const active = async (complaint: string) => (await jobs(complaint)).filter(isActive);
const states = async (complaint: string) =>
  (await attempts(complaint)).map(({ id, state }) => `${id.slice(-1)} ${state}`);
const dispatch = (service: RunningService) => service.get(DispatchService);
const act = ({ id, station, version }: Offer, action: JobAction) =>
  running.gateway.request(actOnJob, { reader: ofStation(station), id, version, action });
const decline = async (complaint: string) =>
  act((await active(complaint))[0]!, { type: 'decline', reason: 'no-parts' });

describe('a complaint that is logged', () => {
  test('is offered to the nearest station, which holds a bay and hears of it', async () => {
    const { codes, fault } = await aTown(2);
    const { complaint, ...given } = fault();
    await running.logs({ complaint, ...given });
    const [told] = await running.hears('job.offered', complaint);
    expect(told!.data).toMatchObject({ job: `${complaint}.1.1`, station: codes[0], attempt: 1, version: 1 });
    const [job] = await active(complaint);
    expect(job).toMatchObject({ station: codes[0], state: 'offered', deadline: told!.data.deadline });
    expect(job!.cells).toHaveLength(3);
    const receipt = { reader: agent, id: `${complaint}.1.1`, changes: [], candidates: 1 };
    // Its own cells were free when it was decided.
    expect(await running.gateway.request(replayReceipt, receipt)).toMatchObject({ sameOrder: true, differences: [] });
  });

  test('about service is offered to nobody', async () => {
    const { fault } = await aTown(1);
    const [service, technical] = [fault(), fault()];
    await running.logs({ ...service, kind: 'service', component: 'sales-fraud' });
    await running.logs(technical);
    await running.hears('job.offered', technical.complaint);
    expect(await attempts(service.complaint)).toEqual([]);
  });

  test('I2 I11: again and again, in two processes at once, is one offer and one event', async () => {
    const { fault } = await aTown(3);
    const logged = fault();
    await Promise.all([one, other, one, other].map((service) => dispatch(service).open(logged)));
    await dispatch(other).open(logged);
    expect(await states(logged.complaint)).toEqual(['1 offered']);
    await decline(logged.complaint);
    await running.hears('job.offered', logged.complaint, 2);
    expect(running.told(logged.complaint).map(({ id }) => id)).toEqual([
      `job/${logged.complaint}.1.1:1`,
      `job/${logged.complaint}.1.1:2`,
      `job/${logged.complaint}.1.2:1`,
    ]);
  });
});

describe('complaints that nobody could have', () => {
  test('are placed together when stations reopen, each once, and the receipts say so', async () => {
    const { codes, fault } = await aTown(2);
    const change = async (code: string, state: 'open' | 'closed') => {
      const { version } = await running.gateway.request(getStation, { reader: admin, code });
      await running.gateway.request(changeStation, { reader: admin, code, version, change: { state } });
      await Promise.all([one, other].map((service) => service.get(StationStore).recall()));
    };
    for (const code of codes) await change(code, 'closed');
    const waiting = [fault(), fault(), fault()];
    for (const logged of waiting) {
      await running.logs(logged);
      await running.hears('dispatch.unplaced', logged.complaint);
    }
    const cancelled = waiting.pop()!;
    await dispatch(one).cancel(cancelled.complaint, 1);
    for (const code of codes) await change(code, 'open');
    for (const { complaint } of waiting) {
      await running.hears('job.offered', complaint);
      expect(await states(complaint)).toEqual(['1 unplaced', '2 offered']);
    }
    expect(await active(cancelled.complaint)).toEqual([]);
    const { items } = await running.gateway.request(listReceipts, {
      reader: agent,
      complaint: waiting[0]!.complaint,
    });
    expect(items.map(({ together = 0 }) => together)).toEqual([0, expect.any(Number)]);
    expect(items[1]!.together).toBeGreaterThan(0);
  });
});

describe('an offer that is lost', () => {
  test('goes to the next station until nobody is left, and the receipts tell the whole way', async () => {
    const { codes, fault } = await aTown(2);
    const { complaint, ...given } = fault();
    await running.logs({ complaint, ...given });
    await running.hears('job.offered', complaint);
    await decline(complaint);
    await running.hears('job.offered', complaint, 2);
    await decline(complaint);
    const [unplaced] = await running.hears('dispatch.unplaced', complaint);
    expect(unplaced!.data).toMatchObject({ attempt: 3, reason: 'everybody-declined', receipt: `${complaint}.1.3` });
    expect((await jobs(complaint)).map(({ station, state }) => [station, state])).toEqual([
      [codes[0], 'declined'],
      [codes[1], 'declined'],
    ]);
    const { items } = await running.gateway.request(listReceipts, { reader: agent, complaint });
    expect(items.map(({ attempt, chosen }) => [attempt, chosen])).toEqual([
      [1, codes[0]],
      [2, codes[1]],
      [3, null],
    ]);
    expect(items[2]!.turnedAway).toEqual({ 'within-reach': expect.any(Number), 'not-tried': 2 });
    for (const reader of [aDealer, ofStation(codes[0]!)]) {
      expect(await running.gateway.request(listReceipts, { reader, complaint })).toEqual({ items: [] });
    }
  });

  test('goes to a station that joins later, and heard again in any order the rest changes nothing (I11)', async () => {
    const { codes, fault } = await aTown(2);
    const logged = fault();
    await dispatch(one).open(logged);
    await decline(logged.complaint);
    await running.hears('job.offered', logged.complaint, 2);
    await decline(logged.complaint);
    await running.hears('dispatch.unplaced', logged.complaint);
    await running.gateway.request(createStation, {
      reader: admin,
      station: newStation(`${codes[0]}-new`, logged.position.coordinates as [number, number], 1),
    });
    await running.hears('job.offered', logged.complaint, 3);
    expect((await states(logged.complaint)).slice(2)).toEqual(['3 unplaced', '4 offered']);
    const before = await attempts(logged.complaint);
    const lost = (await jobs(logged.complaint)).map(about);
    for (const service of [one, other]) {
      for (const job of [...lost].reverse()) await dispatch(service).goOn(job);
      await dispatch(service).open(logged);
      await dispatch(service).release(codes[0]!);
    }
    expect(await attempts(logged.complaint)).toEqual(before);
  });

  test('expires at its deadline, once, though two processes are woken', async () => {
    const { codes, fault } = await aTown(2);
    const { complaint, ...given } = fault();
    await running.logs({ complaint, ...given });
    await running.hears('job.offered', complaint);
    await running.clock.advance('PT14M59S');
    expect(await states(complaint)).toEqual(['1 offered']);
    await running.clock.advance('PT1S');
    const [, next] = await running.hears('job.offered', complaint, 2);
    expect(next!.data).toMatchObject({ station: codes[1], attempt: 2 });
    expect(await states(complaint)).toEqual(['1 expired', '2 offered']);
    expect(running.told(complaint).filter(({ type }) => type === 'job.expired')).toHaveLength(1);
  });

  test('I4: accepted in the moment it expires is one or the other', async () => {
    const { fault } = await aTown(1, { bays: Array.from({ length: 30 }, (_, i) => `B${i}`) });
    const logged = Array.from({ length: 20 }, fault);
    await Promise.all(logged.map((each) => dispatch(one).open(each)));
    const offered = (await Promise.all(logged.map(({ complaint }) => active(complaint)))).flat();
    await running.clock.set(new Date(Date.parse(offered[0]!.deadline!) - 1));
    const accepted = Promise.allSettled(offered.map((job) => act(job, { type: 'accept' })));
    await running.clock.advance(1);
    const answers = await accepted;
    for (const [i, { complaint }] of logged.entries()) {
      const job = (await jobs(complaint))[0]!;
      expect(job.state).toBe(answers[i]!.status === 'fulfilled' ? 'accepted' : 'expired');
      expect(job.version).toBe(2);
    }
  });
});

describe('I6: 64 complaints at once for one station with two bays', () => {
  test('hold no cell twice, and each is offered or unplaced', async () => {
    const { fault } = await aTown(1, { bays: ['1', '2'] });
    const logged = Array.from({ length: 64 }, fault);
    await Promise.all(logged.map((each, i) => dispatch(i % 2 ? one : other).open(each)));
    const offers = (await Promise.all(logged.map(({ complaint }) => active(complaint)))).flat();
    const cells = offers.flatMap((offer) => offer.cells);
    expect(new Set(cells).size).toBe(cells.length);
    expect(offers).toHaveLength(64);
  });

  test('when there is room for a few only, the others are told that no bay is free', async () => {
    const weekly = [{ days: [1], from: '14:00', to: '17:00' }];
    const { fault } = await aTown(1, { bays: ['1', '2'], hours: { weekly, exceptions: [] } });
    const logged = Array.from({ length: 16 }, fault);
    await Promise.all(logged.map((each, i) => dispatch(i % 2 ? one : other).open(each)));
    const found = (await Promise.all(logged.map(({ complaint }) => attempts(complaint)))).flat();
    expect(found).toHaveLength(16);
    // Two Mondays, two bays, twice 90 minutes each.
    expect(found.filter(isOffer)).toHaveLength(8);
    expect(found.filter(({ state }) => state === 'unplaced')).toHaveLength(8);
  });
});

describe('a complaint that is cancelled', () => {
  test('before it was heard of is offered to nobody', async () => {
    const { fault } = await aTown(1);
    const logged = fault();
    await dispatch(one).cancel(logged.complaint, 1);
    await dispatch(other).open(logged);
    await dispatch(other).cancel(logged.complaint, 1);
    expect(await states(logged.complaint)).toEqual(['1 called-off']);
  });

  test('withdraws what is offered, and the bay is free for the next one', async () => {
    const { fault } = await aTown(1);
    const [first, second] = [fault(), fault()];
    await dispatch(one).open(first);
    const [offered] = await active(first.complaint);
    await dispatch(one).cancel(first.complaint, 1);
    await running.hears('job.withdrawn', first.complaint);
    await dispatch(one).open(second);
    expect((await active(second.complaint))[0]!.cells).toEqual(offered!.cells);
  });

  test('after the last refusal stays without an offer, whichever is heard first', async () => {
    const { fault } = await aTown(2);
    const logged = fault();
    await dispatch(one).open(logged);
    const [offered] = await active(logged.complaint);
    const declined = decline(logged.complaint);
    await Promise.all([declined, dispatch(other).cancel(logged.complaint, 1)]).catch(() => {});
    await Promise.all([dispatch(one).goOn(about(offered!)), dispatch(other).cancel(logged.complaint, 1)]);
    expect(await active(logged.complaint)).toEqual([]);
  });
});

test('a process that starts again knows which stations there are and which bays are taken', async () => {
  const { codes, fault } = await aTown(1);
  const logged = fault();
  await dispatch(one).open(logged);
  const [offered] = await active(logged.complaint);
  const again = await running.process();
  expect(again.get(StationStore).knows(codes[0]!, 1)).toBe(true);
  expect([...again.get(JobStore).bays.takenAt(codes[0]!).keys()]).toEqual(offered!.cells);
});
