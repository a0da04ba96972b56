import { complaintNumber } from '@baylink/contracts';
import {
  actOnJob,
  answerOffer,
  createStation,
  getJob,
  getOffer,
  getOfferTokens,
  type JobAction,
  type JobState,
  listJobs,
  type NewStation,
} from '@baylink/contracts/repair-station';
import type { RunningService } from '@baylink/kit';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DispatchService } from './dispatch.service.js';
import { JobStore } from './job.store.js';
import { needs } from './testing/offer.js';
import { aDealer, admin, agent, contact, newStation, ofStation, point, Running, town } from './testing/running.js';

jest.setTimeout(30_000);

let running: Running;
let one: RunningService;
let stations = 0;
let numbers = 0;

beforeAll(async () => {
  running = await Running.start();
  one = await running.process();
}, 60_000);
afterAll(() => running?.stop());

const ask: Running['gateway']['request'] = (contract, input) => running.gateway.request(contract, input);

/** A station far from all others, and jobs that were offered to it. */
async function aStationWith(jobs: number, given: Partial<NewStation> = {}) {
  const where = town(stations);
  const code = `S${String(stations++).padStart(3, '0')}`;
  await ask(createStation, { reader: admin, station: newStation(code, where, 5, given) });
  const complaints = Array.from({ length: jobs }, () => complaintNumber([0, 0, 0, 0, 2, 0, numbers++]));
  for (const complaint of complaints) {
    await one.get(DispatchService).open(needs({ complaint, position: point(where) }));
  }
  return { code, reader: ofStation(code), ids: complaints.map((complaint) => `${complaint}.1.1`) };
}
const act = (reader: typeof agent, id: string, version: number, action: JobAction) =>
  ask(actOnJob, { reader, id, version, action });

test('a station takes a job from the offer to the report, and everybody hears each step once', async () => {
  const { reader, ids } = await aStationWith(1);
  const [id] = ids as [string];
  const complaint = id.slice(0, -4);
  const slot = new Date(running.clock.now().getTime() + 4 * 3600_000).toISOString();
  const steps: [JobAction, (typeof JobState.options)[number]][] = [
    [{ type: 'accept' }, 'accepted'],
    [{ type: 'book', at: slot }, 'booked'],
    [{ type: 'arrive', odometerKm: 41_200 }, 'arrived'],
    [{ type: 'start' }, 'in-progress'],
    [{ type: 'wait-for-parts', parts: 'caliper' }, 'waiting-parts'],
    [{ type: 'resume' }, 'in-progress'],
    [{ type: 'finish', complaint: 'Pulls left', cause: 'Stuck caliper', correction: 'Replaced' }, 'finished'],
  ];
  for (const [i, [action, state]] of steps.entries()) {
    expect(await act(reader, id, i + 1, action)).toMatchObject({ state, version: i + 2 });
  }
  const [finished] = await running.hears('job.finished', complaint);
  expect(finished!.data).toMatchObject({
    report: { cause: 'Stuck caliper' },
    inCharge: 'Zhou Min',
    odometerKm: 41_200,
  });
  expect(running.told(complaint).map((event) => event.data.version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

describe('a job', () => {
  test('is changed only under the version that was seen', async () => {
    const { reader, ids } = await aStationWith(1);
    await act(reader, ids[0]!, 1, { type: 'accept' });
    await expect(act(reader, ids[0]!, 1, { type: 'start' })).rejects.toMatchObject({
      code: 'stale',
      detail: { version: 2 },
    });
  });

  test('refuses what its state does not allow, and says what it does', async () => {
    const { reader, ids } = await aStationWith(1);
    await expect(act(reader, ids[0]!, 1, { type: 'resume' })).rejects.toMatchObject({
      code: 'not-allowed',
      detail: { state: 'offered', allowed: ['accept', 'decline'] },
    });
    for (const type of ['expire', 'withdraw'] as const) {
      await expect(act(reader, ids[0]!, 1, { type })).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(act(agent, ids[0]!, 1, { type: 'accept' })).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('I4: accepted twice at once is accepted once', async () => {
    const { reader, ids } = await aStationWith(1);
    const both = await Promise.allSettled([0, 1].map(() => act(reader, ids[0]!, 1, { type: 'accept' })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('accepted at its deadline is too late, though nobody was woken', async () => {
    const { reader, ids } = await aStationWith(1);
    const { deadline } = await ask(getJob, { reader, id: ids[0]! });
    const now = running.clock.now();
    // The clock is put there without anybody being woken by it.
    Object.assign(running.clock, { at: new Date(deadline!) });
    const late = act(reader, ids[0]!, 1, { type: 'accept' });
    await expect(late).rejects.toMatchObject({ code: 'too-late', detail: { deadline } });
    Object.assign(running.clock, { at: now });
  });

  test('I6: of two that want the same last bay one gets it, and the other is told the next time', async () => {
    const { reader, ids } = await aStationWith(2, { bays: ['1'] });
    for (const id of ids) await act(reader, id, 1, { type: 'accept' });
    const at = '2026-11-24T06:00:00.000Z';
    const booked = await Promise.allSettled(ids.map((id) => act(reader, id, 2, { type: 'book', at })));
    const refused = booked.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(booked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(refused.reason).toMatchObject({
      code: 'invalid',
      detail: { errors: [{ field: 'at', rule: 'slot-not-free', next: '2026-11-24T07:30:00.000Z' }] },
    });
  });
});

describe('I10: a job is seen', () => {
  test('by its station and by the desk; to others it does not exist', async () => {
    const { reader, ids } = await aStationWith(2);
    const [id] = ids as [string, string];
    const seenBy = async (who: typeof agent, asked: object = {}) =>
      (await ask(listJobs, { reader: who, limit: 200, ...asked })).items.map((job) => job.id);
    expect((await seenBy(reader)).sort()).toEqual([...ids].sort());
    expect(await seenBy(agent)).toEqual(expect.arrayContaining(ids));
    expect(await seenBy(agent, { complaint: id.slice(0, -4) })).toEqual([id]);
    expect(await seenBy(agent, { state: 'finished', active: true })).toEqual([]);
    for (const stranger of [ofStation('S999'), { ...reader, station: undefined }, aDealer]) {
      expect(await seenBy(stranger)).toEqual([]);
      expect(await seenBy(stranger, { station: reader.station })).toEqual([]);
      await expect(ask(getJob, { reader: stranger, id })).rejects.toMatchObject({ code: 'not-found' });
      await expect(act(stranger, id, 1, { type: 'accept' })).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  test('never where a complaint was called off or nobody was found', async () => {
    const dispatch = one.get(DispatchService);
    const [off, lonely] = [complaintNumber([0, 0, 0, 0, 3, 0, 1]), complaintNumber([0, 0, 0, 0, 3, 0, 2])];
    await dispatch.cancel(off, 1);
    await dispatch.open(needs({ complaint: lonely, position: point([-150, -60]) }));
    for (const complaint of [off, lonely]) {
      expect(await ask(listJobs, { reader: agent, complaint })).toEqual({ items: [], nextCursor: null });
      await expect(ask(getJob, { reader: agent, id: `${complaint}.1.1` })).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  test('page by page, newest first, without a gap', async () => {
    const { reader, ids } = await aStationWith(5);
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await ask(listJobs, { reader, limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen.sort()).toEqual([...ids].sort());
  });
});

describe('the customer behind a job', () => {
  test('is masked until the station accepts and after it closes; the desk has it elsewhere', async () => {
    const { reader, ids } = await aStationWith(1);
    const [id] = ids as [string];
    const customer = async (who: typeof agent) => (await ask(getJob, { reader: who, id })).customer;
    expect(await customer(reader)).toEqual({ name: '***', masked: true });
    await act(reader, id, 1, { type: 'accept' });
    expect(await customer(reader)).toEqual({
      ...{ name: contact.name, phone: contact.phones[0], address: contact.address },
      masked: false,
    });
    expect(await customer(agent)).toBeUndefined();
    await act(reader, id, 2, { type: 'start' });
    await act(reader, id, 3, { type: 'finish', complaint: 'a', cause: 'b', correction: 'c' });
    expect(await customer(reader)).toEqual({ name: '***', masked: true });
  });
});

describe('the link of an offer', () => {
  const tokenOf = async (job: string) => (await ask(getOfferTokens, { jobs: [job] })).tokens[job]!;

  test('I4: accepted by the page and declined by the link at once has one answer', async () => {
    const { reader, ids } = await aStationWith(1);
    const token = await tokenOf(ids[0]!);
    const both = await Promise.allSettled([
      act(reader, ids[0]!, 1, { type: 'accept' }),
      ask(answerOffer, { token, answer: { type: 'decline', reason: 'no-parts' } }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('of nobody is not found', async () => {
    const token = 'a-token-of-nobody-at-all';
    await expect(ask(getOffer, { token })).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask(answerOffer, { token, answer: { type: 'accept' } })).rejects.toMatchObject({ code: 'not-found' });
    expect(await ask(getOfferTokens, { jobs: ['BL-0000-0000.1.1'] })).toEqual({ tokens: {} });
  });

  test('is known to the process that made it and found by every other one, and opens this offer alone', async () => {
    const { reader, ids } = await aStationWith(2);
    const [id, other] = ids as [string, string];
    const token = await tokenOf(id);
    expect(await tokenOf(other)).not.toBe(token);
    const another = await running.process();
    expect((await another.get(JobStore).tokensOf(ids)).get(id)).toBe(token);
    expect(await ask(getOffer, { token })).toMatchObject({ job: id, state: 'offered' });
    expect(await ask(answerOffer, { token, answer: { type: 'accept' } })).toMatchObject({ state: 'accepted' });
    expect(await ask(getJob, { reader, id })).toMatchObject({
      state: 'accepted',
      actions: ['book', 'arrive', 'start'],
    });
    expect(await ask(getJob, { reader, id: other })).toMatchObject({ state: 'offered' });
  });
});
