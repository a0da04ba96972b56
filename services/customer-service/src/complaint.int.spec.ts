import { complaintCancelled } from '@baylink/contracts';
import {
  actOnComplaint,
  answerFollowUp,
  classify,
  countComplaints,
  getComplaint,
  getContact,
  getCustomer,
  getFollowUp,
  getRecord,
  getTrack,
  getVehicle,
  listComplaints,
  listCustomers,
  logComplaint,
  lookup,
} from '@baylink/contracts/customer-service';
import { dispatchUnplaced } from '@baylink/contracts/repair-station';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  agent,
  as,
  car,
  complaint,
  dealer,
  job,
  offerDetail,
  report,
  startWorld,
  type World,
} from './testing/running.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.stop());

const log = (n: number, more: object = {}, reader = agent) =>
  world.ask(logComplaint, { reader, complaint: complaint(n, more) });
const get = (number: string, reader = agent) => world.ask(getComplaint, { reader, number });
const act = (number: string, version: number, type: string, input: object = {}, reader = agent) =>
  world.ask(actOnComplaint, { reader, number, version, action: { type, ...input } });
const of = (number: string) => `complaint/${number}`;
const tokenOf = async (number: string) => (await world.ask(getContact, { number })).token;

/** A logged complaint whose car has been repaired. */
async function repaired(n: number): Promise<string> {
  const { number } = await log(n);
  await world.tellJob(job(number, 1, 1, 'offered'), offerDetail);
  await world.tellJob(job(number, 1, 2, 'accepted'));
  await world.tellJob(job(number, 1, 3, 'finished'), { report, vin: car(n), inCharge: 'Zhao' });
  await world.heard.until(of(number), 'complaint.resolved');
  return number;
}

describe('logging', () => {
  test('a technical complaint makes caller and car known and tells routing, in one event each', async () => {
    const logged = await log(1, { severity: 'high' });
    expect(logged).toMatchObject({
      ...{ version: 1, state: 'logged', kind: 'technical', component: 'brakes', severity: 'high', round: 1 },
      customer: { name: 'Caller 1' },
      vehicle: { vin: car(1), brand: 'Buick', model: 'Regal' },
      timeline: [{ event: 'logged', by: { actor: 'agent', account: 'a1' } }],
      actions: ['note', 'hold', 'cancel'],
    });
    expect(logged.number).toMatch(/^BL-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(logged).not.toHaveProperty('token');
    const [told] = await world.heard.until(of(logged.number), 'complaint.logged');
    expect(told?.data).toMatchObject({ needs: { severity: 'high', vehicle: { vin: car(1) } } });
    expect(await get(logged.number)).toEqual(logged);
    const vehicle = await world.ask(getVehicle, { reader: agent, vin: car(1) });
    expect(vehicle).toMatchObject({ owner: logged.customer.id, brand: 'Buick' });
  });

  test('the same caller with the same car becomes known once, however the number is typed', async () => {
    const first = await log(2);
    const again = await log(2, { customer: { name: 'caller  2', phone: '+86 138-0013-8002' } });
    expect(again.customer.id).toBe(first.customer.id);
    expect(again.number).not.toBe(first.number);
    const other = await log(2, { customer: { name: 'Another', phone: '13800138002' } });
    expect(other.customer.id).not.toBe(first.customer.id);
    expect(await world.ask(getVehicle, { reader: agent, vin: car(2) })).toMatchObject({
      owner: first.customer.id,
      version: 1,
    });
  });

  test('a known car keeps what is known of it and learns what is missing', async () => {
    await log(3, { vehicle: { vin: car(3), brand: 'Buick' } });
    const { vehicle } = await log(3, { vehicle: { vin: car(3), brand: 'Bjuick', model: 'Regal', year: 2017 } });
    expect(vehicle).toEqual({ vin: car(3), brand: 'Buick', model: 'Regal', year: 2017 });
  });

  test('a complaint about service is with the dealer concerned at once, or with the desk', async () => {
    const atDealer = await log(4, { text: '服务态度恶劣', dealer: 'D001' });
    expect(atDealer).toMatchObject({ version: 2, state: 'assigned', kind: 'service', handler: { dealer: 'D001' } });
    await world.heard.until(of(atDealer.number), 'complaint.assigned');
    expect(world.heard.typesOf(of(atDealer.number))).toEqual(['complaint.logged', 'complaint.assigned']);
    expect(await log(5, { component: 'service-charge' })).toMatchObject({ handler: { desk: 'care' } });
  });

  test('an address stands for a position', async () => {
    const { position } = await log(6, { position: undefined, address: '江苏省苏州市昆山市前进路 1 号' });
    expect(position.coordinates[0]).toBeCloseTo(121, 0);
  });

  test('what cannot be is refused by every field that is wrong, and nothing of it is kept', async () => {
    const before = await world.ask(countComplaints, {});
    const wrong = [
      [{ position: undefined }, ['position required']],
      [{ position: undefined, address: 'qwertyuiop' }, ['address unknown-place']],
      [{ position: undefined, customer: { id: 'nobody' } }, ['position required', 'customer.id unknown-customer']],
    ] as const;
    for (const [more, errors] of wrong) {
      const error = await log(90, more).catch((refusal) => refusal);
      expect(error.code).toBe('invalid');
      expect(error.detail.errors.map((e: { field: string; rule: string }) => `${e.field} ${e.rule}`)).toEqual(errors);
    }
    expect(await world.ask(countComplaints, {})).toEqual(before);
    await expect(world.ask(getVehicle, { reader: agent, vin: car(90) })).rejects.toMatchObject({ code: 'not-found' });
    expect((await world.ask(lookup, { reader: agent, phone: '13800138090' })).items).toEqual([]);
  });
});

describe('I2: a request that is repeated', () => {
  const wanted = (n: number) => ({ reader: agent, complaint: complaint(n) });

  test('logs one complaint and gets the answer it would have got, also after the complaint moved on', async () => {
    const first = await world.askWithKey('key-1', logComplaint, wanted(10));
    await act(first.number, 1, 'hold', { reason: 'Abroad', party: 'customer' });
    expect(await world.askWithKey('key-1', logComplaint, wanted(10))).toEqual(first);
    const { items } = await world.ask(listComplaints, { reader: agent, vin: car(10) });
    expect(items).toHaveLength(1);
  });

  test('at the same time logs one complaint, one caller and one car', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => world.askWithKey('key-2', logComplaint, wanted(11))),
    );
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const { items } = await world.ask(lookup, { reader: agent, phone: '13800138011' });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ vehicles: [{ vin: car(11), owner: items[0]!.customer.id }] });
  });

  test('with another body is refused and leaves nothing behind', async () => {
    await world.askWithKey('key-3', logComplaint, wanted(12));
    await expect(world.askWithKey('key-3', logComplaint, wanted(13))).rejects.toMatchObject({
      code: 'request-key-reused',
    });
    await expect(world.ask(getVehicle, { reader: agent, vin: car(13) })).rejects.toMatchObject({ code: 'not-found' });
    expect((await world.ask(lookup, { reader: agent, phone: '13800138013' })).items).toEqual([]);
  });
});

describe('acting', () => {
  test('on an older version is refused with the one that stands', async () => {
    const { number } = await log(20);
    const noted = await act(number, 1, 'note', { text: 'Called back.' });
    expect(noted).toMatchObject({ version: 2, timeline: [{}, { event: 'noted', text: 'Called back.' }] });
    await expect(act(number, 1, 'note', { text: 'Again' })).rejects.toMatchObject({
      code: 'stale',
      detail: { version: 2 },
    });
  });

  test('against the lifecycle is refused with what is allowed', async () => {
    const { number } = await log(21);
    for (const action of ['redispatch', 'dispatch', 'satisfied']) {
      await expect(act(number, 1, action)).rejects.toMatchObject({
        code: 'not-allowed',
        detail: { state: 'logged', allowed: ['note', 'hold', 'cancel'] },
      });
    }
  });

  test('cancelling tells the round, and a job that comes late moves nothing', async () => {
    const { number } = await log(22);
    await act(number, 1, 'cancel', { reason: 'Sold the car' });
    const [told] = await world.heard.until(of(number), complaintCancelled.type);
    expect(told?.data).toMatchObject({ round: 1 });
    await world.tellJob(job(number, 1, 1, 'offered'), offerDetail);
    await world.tellJob(job(number, 1, 2, 'finished'), { report, vin: car(22) });
    await world.heard.until(`vehicle/${car(22)}`, 'vehicle.changed');
    expect(await get(number)).toMatchObject({ state: 'cancelled', version: 2 });
  });

  test('a number is found however it was heard', async () => {
    const { number } = await log(23);
    expect(await get(number.toLowerCase().replaceAll('-', ' '))).toMatchObject({ number });
    await expect(get('BL-0000-0000')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('following the job', () => {
  test('through to the repair, which is in the car’s history once', async () => {
    const number = await repaired(30);
    expect(await get(number)).toMatchObject({
      state: 'resolved',
      handler: { station: 'S001' },
      job: { id: `${number}.1.1`, state: 'finished' },
    });
    await world.tellJob(job(number, 1, 3, 'finished'), { report, vin: car(30), inCharge: 'Zhao' });
    const { version } = await get(number);
    const reopened = await act(number, version, 'reopen', { reason: 'Squeals' });
    await world.tellJob(job(number, 1, 1, 'offered', 2), offerDetail);
    await world.heard.until(of(number), 'complaint.dispatching', 2);
    expect(reopened).toMatchObject({ state: 'reopened', round: 2, version: version + 1 });
    expect(await world.ask(getVehicle, { reader: agent, vin: car(30) })).toMatchObject({
      repairs: [{ job: `${number}.1.1`, inCharge: 'Zhao', report }],
    });
  });

  test('I11: told twice and backwards, it ends where it ends in order', async () => {
    const { number } = await log(31);
    const told = [job(number, 1, 1, 'offered'), job(number, 1, 2, 'declined'), job(number, 2, 1, 'offered')];
    const last = job(number, 2, 2, 'accepted');
    await world.tellJob(last);
    await world.heard.until(of(number), 'complaint.assigned');
    for (const one of [...told, ...told].reverse()) await world.tellJob(one, { ...offerDetail, reason: 'no-parts' });
    // Events of one job are handled in turn: when the last one of each has had its effect, the earlier ones have been heard.
    await world.tellJob(job(number, 1, 9, 'finished'), { report, vin: car(31) });
    await world.heard.until(`vehicle/${car(31)}`, 'vehicle.changed');
    await world.tellJob(job(number, 2, 3, 'in-progress'));
    await world.heard.until(of(number), 'complaint.started');
    expect(world.heard.typesOf(of(number))).toEqual(['complaint.logged', 'complaint.assigned', 'complaint.started']);
    expect(await get(number)).toMatchObject({
      handler: { station: 'S002' },
      job: { attempt: 2, state: 'in-progress' },
    });
  });

  test('nobody left, it waits for a supervisor, who sends it out again', async () => {
    const { number } = await log(32);
    const data = { complaint: number, round: 1, attempt: 1, reason: 'none-within-reach', receipt: `${number}.1.1` };
    await world.tell(world.stations, dispatchUnplaced, `job/${number}.1.1`, data);
    await world.heard.until(of(number), 'complaint.unplaced');
    const unplaced = await get(number);
    expect(unplaced).toMatchObject({ state: 'unplaced', unplaced: { reason: 'none-within-reach' } });
    expect(unplaced.actions).toContain('redispatch');
    const again = await act(number, unplaced.version, 'redispatch', {}, as('supervisor'));
    expect(again).toMatchObject({ state: 'dispatching', round: 2 });
    const [told] = await world.heard.until(of(number), 'complaint.redispatched');
    expect(told?.data).toMatchObject({ needs: { round: 2 } });
  });
});

describe('the follow-up', () => {
  const good = { solved: true, score: 5, comment: 'Quick' };
  const answer = (token: string, given: object = good) =>
    world.ask(answerFollowUp, { token, answer: given as typeof good });

  test('is asked by the clock, answered once, and closes the complaint', async () => {
    const number = await repaired(40);
    const token = await tokenOf(number);
    expect(await world.ask(getTrack, { token })).toMatchObject({
      number,
      state: 'resolved',
      vehicle: { vinEnd: '000040' },
    });
    await expect(answer(token)).rejects.toMatchObject({ code: 'not-allowed' });
    await world.clock.advance('P2D');
    expect(await world.ask(getFollowUp, { token })).toMatchObject({ open: true, answered: false });
    const answers = await Promise.all([answer(token), answer(token)]);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ open: false, answered: true, answer: good });
    await expect(answer(token, { solved: true, score: 4 })).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await get(number)).toMatchObject({ state: 'closed', followUp: { answer: good } });
    await world.heard.until(of(number), 'complaint.closed');
    expect(world.heard.typesOf(of(number)).slice(-2)).toEqual(['complaint.follow-up-asked', 'complaint.closed']);
  });

  test('with a low score opens a recovery that only a supervisor settles', async () => {
    const number = await repaired(41);
    const token = await tokenOf(number);
    await world.clock.advance('P2D');
    await answer(token, { solved: true, score: 2 });
    const recovering = await get(number);
    expect(recovering.state).toBe('recovering');
    expect(recovering.actions).not.toContain('settle');
    const settled = await act(number, recovering.version, 'settle', { text: 'Paid' }, as('supervisor'));
    expect(settled.state).toBe('closed');
  });

  test('I5: unanswered is reminded once and closed without a score', async () => {
    const number = await repaired(42);
    await world.clock.advance('P2D');
    await world.clock.advance('P2D');
    expect(await get(number)).toMatchObject({
      state: 'following-up',
      followUp: { remindedAt: world.clock.now().toISOString() },
    });
    await world.clock.advance('P5D');
    const closed = await get(number);
    expect(closed.state).toBe('closed');
    await world.heard.until(of(number), 'complaint.closed');
    const asked = await world.heard.until(of(number), 'complaint.follow-up-asked', 2);
    expect(asked.map(({ data }) => data.reminder)).toEqual([false, true]);
    expect(world.heard.of(of(number)).at(-1)?.data).toMatchObject({ outcome: 'unanswered' });
  });

  test('by a token that nobody has finds nothing', async () => {
    for (const contract of [getTrack, getFollowUp]) {
      await expect(world.ask(contract, { token: 'a-token-of-nobody-at-all' })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
  });
});

describe('I10: what a reader does not see', () => {
  test('a dealer sees complaints that concern it and nothing of others', async () => {
    const own = await log(50, { component: 'service-charge', dealer: 'D001' });
    const foreign = await log(51, { component: 'service-charge', dealer: 'D002' });
    const reader = dealer('D001');
    expect(await get(own.number, reader)).toMatchObject({ actions: ['note', 'hold', 'start', 'resolve'] });
    for (const number of [foreign.number, 'BL-7K3M-Q2X9']) {
      await expect(get(number, reader)).rejects.toMatchObject({ code: 'not-found' });
      await expect(act(number, 2, 'start', {}, reader)).rejects.toMatchObject({ code: 'not-found' });
    }
    const { items } = await world.ask(listComplaints, { reader, limit: 200 });
    expect(new Set(items.map((line) => line.dealer))).toEqual(new Set(['D001']));
    const theirs = await world.ask(listComplaints, { reader, dealer: 'D002' });
    expect(theirs.items).toEqual([]);
    await world.ask(getCustomer, { reader, id: own.customer.id });
    for (const id of [foreign.customer.id, 'nobody']) {
      await expect(world.ask(getCustomer, { reader, id })).rejects.toMatchObject({ code: 'not-found' });
      await expect(world.ask(getRecord, { reader, id })).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(log(51, { customer: { id: foreign.customer.id } }, reader)).rejects.toMatchObject({
      detail: { errors: [{ field: 'customer.id', rule: 'unknown-customer' }] },
    });
    const people = await world.ask(listCustomers, { reader, limit: 200 });
    const ids = people.items.map(({ id }) => id);
    expect(ids).toContain(own.customer.id);
    expect(ids).not.toContain(foreign.customer.id);
    expect((await world.ask(lookup, { reader, phone: '13800138051' })).items).toEqual([]);
  });

  test('what a dealer logs concerns that dealer, whatever it says', async () => {
    expect(await log(52, { dealer: 'D002' }, dealer('D001'))).toMatchObject({ dealer: 'D001' });
  });

  test('a station sees nothing here', async () => {
    const { number, customer } = await log(53);
    const reader = as('station', { station: 'S001' });
    await expect(get(number, reader)).rejects.toMatchObject({ code: 'not-found' });
    await expect(world.ask(getCustomer, { reader, id: customer.id })).rejects.toMatchObject({ code: 'not-found' });
    expect((await world.ask(listComplaints, { reader })).items).toEqual([]);
    expect((await world.ask(listCustomers, { reader })).items).toEqual([]);
    await expect(log(54, {}, reader)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

test('lists are newest first, by what is asked for, and go on page by page', async () => {
  const number = await repaired(60);
  const { items } = await world.ask(listComplaints, { reader: agent, station: 'S001', open: true, kind: 'technical' });
  expect(items.map((line) => line.number)).toContain(number);
  expect(items.every((line) => !('text' in line) && line.excerpt === '刹车异响')).toBe(true);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.ask(listComplaints, { reader: agent, limit: 7, cursor });
    seen.push(...page.items.map((line) => line.number));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const { complaints } = await world.ask(countComplaints, {});
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBe(Object.values(complaints).reduce((a, b) => a + b, 0));
});

test('a text is classed on demand with the words that led to it', async () => {
  const classed = await world.ask(classify, { reader: agent, text: '变速箱顿挫' });
  expect(classed).toMatchObject({
    component: 'transmission',
    kind: 'technical',
    evidence: [{ words: ['变速箱顿挫'] }],
  });
});
