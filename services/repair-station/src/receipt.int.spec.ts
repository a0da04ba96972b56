import { complaintNumber, type Reader } from '@baylink/contracts';
import {
  actOnJob,
  changeStation,
  createStation,
  getReceipt,
  listReceipts,
  type NewStation,
  placeByHand,
  replayReceipt,
} from '@baylink/contracts/repair-station';
import { LOGGER, type RunningService } from '@baylink/kit';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DispatchService } from './dispatch.service.js';
import { isActive, isOffer, type Offer } from './domain/attempt.js';
import { JobStore } from './job.store.js';
import { RecordStore } from './record.store.js';
import { RoadStore } from './road.store.js';
import { StationStore } from './station.store.js';
import { needs } from './testing/offer.js';
import { admin, agent, newStation, ofStation, point, Running, town } from './testing/running.js';

jest.setTimeout(30_000);
const supervisor: Reader = { role: 'supervisor', account: 'sup-1', name: 'Lin' };

let running: Running;
let service: RunningService;
beforeAll(async () => {
  running = await Running.start();
  service = await running.process();
}, 60_000);
afterAll(() => running?.stop());

let towns = 0;
const numberOf = (n: number) => complaintNumber([0, 0, 0, 0, 3, Math.floor(n / 32), n % 32]);
let numbers = 0;
async function aTown(stations: Partial<NewStation>[]) {
  const name = `R${towns}`;
  const where = town(towns++);
  const codes = stations.map((_, i) => `${name}-${i + 1}`);
  for (const [i, code] of codes.entries()) {
    await running.gateway.request(createStation, {
      reader: admin,
      station: newStation(code, where, i * 10, stations[i]),
    });
  }
  await service.get(StationStore).recall();
  return { codes, fault: () => needs({ complaint: numberOf(numbers++), position: point(where) }) };
}
const offered = async (complaint: string) =>
  (await service.get(JobStore).of(complaint)).filter(isOffer).find(isActive) as Offer;
const dispatch = () => service.get(DispatchService);
const act = (
  { id, version, station }: Offer,
  action: Parameters<typeof running.gateway.request<typeof actOnJob>>[1]['action'],
) => running.gateway.request(actOnJob, { reader: ofStation(station), id, version, action });

describe('a receipt', () => {
  test('replays to the same order after its stations have changed, and tells what would have won', async () => {
    const until = '2026-11-27T02:00:00.000Z';
    const { codes, fault } = await aTown([{ partDelays: [{ component: 'brakes', until }] }, {}, { canTow: true }]);
    const logged = fault();
    await dispatch().open(logged);
    for (const code of codes) {
      for (const name of ['Other name', 'And another one']) {
        const { version } = await service.get(StationStore).stations.get(code);
        const change = { name, state: 'closed' as const, brands: ['Opel'], partDelays: [] };
        await running.gateway.request(changeStation, { reader: admin, code, version, change });
      }
    }
    const { items } = await running.gateway.request(listReceipts, { reader: agent, complaint: logged.complaint });
    expect(
      items[0]!.candidates.slice(0, 3).map(({ station, suitable }) => [station.code, station.version, suitable]),
    ).toEqual([
      [codes[1], 1, true],
      [codes[2], 1, true],
      [codes[0], 1, true],
    ]);
    expect(items[0]!.candidates[0]!.station.name).toBe(`Station ${codes[1]}`);
    const id = items[0]!.id;
    const same = await running.gateway.request(replayReceipt, { reader: agent, id });
    expect(same).toMatchObject({ sameOrder: true, wouldWin: codes[1] });
    const changes = [{ station: codes[0]!, part: 'in-stock' as const }];
    const other = await running.gateway.request(replayReceipt, { reader: agent, id, changes });
    expect(other).toMatchObject({ sameOrder: true, wouldWin: codes[0], changes });
  });

  test('is for the desk only, page by page, and knows its own stations only', async () => {
    const { codes, fault } = await aTown([{}]);
    const logged = fault();
    await dispatch().open(logged);
    const id = `${logged.complaint}.1.1`;
    const first = await running.gateway.request(getReceipt, { reader: agent, id, candidates: 1 });
    const rest = await running.gateway.request(getReceipt, { reader: agent, id, from: 1 });
    expect(first.candidates).toHaveLength(1);
    expect(first.candidates.length + rest.candidates.length).toBe(first.looked);
    await expect(running.gateway.request(getReceipt, { reader: ofStation(codes[0]!), id })).rejects.toMatchObject({
      code: 'not-found',
    });
    const changes = [{ station: 'NOWHERE', bay: 'free' as const }];
    await expect(running.gateway.request(replayReceipt, { reader: agent, id, changes })).rejects.toMatchObject({
      detail: { errors: [expect.objectContaining({ field: 'changes.0.station', rule: 'not-in-receipt' })] },
    });
  });
});

describe('a supervisor places by hand', () => {
  test('what is offered elsewhere: that offer ends, the other one holds its bay, and the receipt says who and why', async () => {
    const { codes, fault } = await aTown([{}, {}]);
    const { complaint, ...given } = fault();
    await dispatch().open({ complaint, ...given });
    const asked = { reader: supervisor, complaint, station: codes[1]!, reason: 'They have the part.' };
    const job = await running.gateway.request(placeByHand, asked);
    expect(job).toMatchObject({
      id: `${complaint}.1.2`,
      station: codes[1],
      state: 'offered',
      byHand: { reason: asked.reason },
    });
    await running.hears('job.offered', complaint, 2);
    expect(running.told(complaint).map(({ type }) => type)).toEqual(['job.offered', 'job.withdrawn', 'job.offered']);
    // Asked again, it is so already.
    expect((await running.gateway.request(placeByHand, asked)).id).toBe(job.id);
    const { items } = await running.gateway.request(listReceipts, { reader: agent, complaint });
    expect(items[1]).toMatchObject({ chosen: codes[1], byHand: { by: { account: 'sup-1' }, reason: asked.reason } });
    const replayed = await running.gateway.request(replayReceipt, { reader: agent, id: items[1]!.id });
    expect(replayed.sameOrder).toBe(true);
  });

  test('what nobody took, also with one that had declined; never where a rule of safety or of room stands against it', async () => {
    const { codes, fault } = await aTown([{}, { technicians: 0 }]);
    const { complaint, ...given } = fault();
    await dispatch().open({ complaint, ...given });
    await act(await offered(complaint), { type: 'decline', reason: 'no-parts' });
    await running.hears('dispatch.unplaced', complaint);
    const place = (station: string) =>
      running.gateway.request(placeByHand, { reader: supervisor, complaint, station, reason: 'Agreed by telephone.' });
    await expect(place(codes[1]!)).rejects.toMatchObject({
      detail: { errors: [expect.objectContaining({ field: 'station', rule: 'free-bay' })] },
    });
    const job = await place(codes[0]!);
    expect(job).toMatchObject({ station: codes[0], attempt: 3, state: 'offered' });
    await act(await offered(complaint), { type: 'accept' });
    await expect(place(codes[0]!)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('in a round that has been left: the later round counts, and one job is active', async () => {
    const { codes, fault } = await aTown([{}, {}]);
    const logged = fault();
    await dispatch().open(logged);
    await dispatch().open({ ...logged, round: 2 });
    expect(await offered(logged.complaint)).toMatchObject({ round: 2, station: codes[0] });
  });
});

test('a record is counted from the jobs: answers, lost offers, repeats and repair times', async () => {
  const { codes, fault } = await aTown([{}]);
  const car = { vin: `L01AB3CD1RA0000${10 + towns}`, brand: 'Buick' };
  const report = { complaint: 'noise', cause: 'pads', correction: 'changed' };
  for (let i = 0; i < 2; i++) {
    const { complaint, ...given } = fault();
    await dispatch().open({ complaint, ...given, vehicle: car });
    await running.clock.advance('PT4M');
    for (const action of [{ type: 'accept' }, { type: 'start' }] as const) await act(await offered(complaint), action);
    await running.clock.advance('PT40M');
    await act(await offered(complaint), { type: 'finish', ...report });
  }
  const { complaint, ...given } = fault();
  await dispatch().open({ complaint, ...given });
  await act(await offered(complaint), { type: 'decline', reason: 'no-capacity' });
  const records = service.get(RecordStore);
  const verdict = { complaint, station: codes[0]!, at: running.clock.now().toISOString() };
  // Heard in the wrong order, and twice.
  await records.judged({ ...verdict, version: 9, unhappy: true });
  await records.judged({ ...verdict, version: 8, unhappy: false });
  await records.judged({ ...verdict, version: 9, unhappy: true });
  await records.refresh();
  expect(records.of(codes[0]!)).toMatchObject({
    ...{ offers: 3, lost: 1, answers: 3, answerMinutes: 8, taken: 2 },
    ...{ repairs: 2, repeats: 1, detractors: 1 },
  });
});

test('roads are learnt from arrivals by every process, each of them once', async () => {
  const { fault } = await aTown([{}]);
  const [here, there] = [
    service.get(RoadStore),
    new RoadStore(service.get(JobStore), running.clock, {}, service.get(LOGGER)),
  ];
  const learnt = async (roads: RoadStore) => {
    await roads.refresh();
    return roads.from(fault().position.coordinates, running.clock.now()).factors;
  };
  const before = await learnt(here);
  const { complaint, ...given } = fault();
  const [longitude, latitude] = given.position.coordinates;
  await dispatch().open({ complaint, ...given, position: point([longitude + 0.1, latitude]) });
  await act(await offered(complaint), { type: 'accept' });
  await running.clock.advance('PT21M');
  await act(await offered(complaint), { type: 'arrive' });
  const [prior, count] = before.split('+');
  const after = `${prior}+${Number(count) + 1}`;
  expect([await learnt(here), await learnt(there)]).toEqual([after, after]);
  await running.clock.advance('PT1H');
  expect([await learnt(here), await learnt(there)]).toEqual([after, after]);
});
