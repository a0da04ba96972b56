import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client, Page } from '../client.js';
import { complaint, station, stationsAt } from '../network.js';
import { startWorld, type World } from '../world.js';

let world: World;
let desk: Client;
let near: Client;
let far: Client;
let deskPage: Page;

beforeAll(async () => {
  // What one story does to a station's record or share must not send the next one to another station.
  const terms = ['LOST_OFFER', 'ANSWER_MINUTE', 'REPEAT_REPAIR', 'DETRACTOR'];
  const weightless = Object.fromEntries(terms.map((term) => [`RECORD_${term}`, '0']));
  // Days pass in these stories, and everybody stays signed in.
  world = await startWorld({ env: { ...weightless, TIE_DRIVE: 'PT1M', SESSION_LASTS: 'P90D' } });
  await stationsAt(world.admin, station('S1', 2), station('S2', 9));
  [desk, near, far] = await Promise.all([
    world.visitor.as('agent'),
    world.visitor.as('station', 'S1'),
    world.visitor.as('station', 'S2'),
  ]);
  deskPage = await desk.listen();
}, 60_000);
afterAll(() => {
  deskPage?.close();
  return world?.stop();
});

/** Waits until the desk has heard this of a complaint. */
const hears = (type: string, number: string) =>
  deskPage.until((heard) => heard.type === type && heard.data.complaint === number);
async function log(more: object = {}): Promise<string> {
  const { status, body } = await desk.post('/complaints', complaint(more));
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.number;
}
async function offerTo(client: Client, number: string) {
  const { body } = await client.get('/jobs?state=offered');
  return body.items.find((job: { complaint: string }) => job.complaint === number);
}
/** Takes each action in turn at the version the one before left. */
async function work(client: Client, job: { id: string; version: number }, ...actions: [string, object][]) {
  let { version } = job;
  for (const [action, body] of actions) {
    const answer = await client.act(`/jobs/${job.id}`, action, body, version);
    expect({ action, ...answer }).toMatchObject({ status: 200 });
    version = answer.body.version;
  }
  return version;
}
const report = { complaint: 'Soft pedal', cause: 'Air in the line', correction: 'Bled the brakes' };
const repaired: [string, object][] = [
  ['accept', {}],
  ['arrive', { odometerKm: 42_000 }],
  ['start', {}],
  ['finish', report],
];
/** Who was offered it: the other one is sooner when the nearer has its bays full. */
async function offeredTo(number: string): Promise<Client> {
  const { data } = await hears('job.offered', number);
  return data.station === 'S1' ? near : far;
}
async function repair(number: string) {
  const station = await offeredTo(number);
  await work(station, await offerTo(station, number), ...repaired);
  await hears('complaint.resolved', number);
}
async function tokenOf(number: string, template: string): Promise<string> {
  const { body } = await desk.get(`/messages?complaint=${number}`);
  return body.items
    .find((message: { template: string }) => message.template === template)
    .link.split('/')
    .pop();
}

describe('a fault of the car', () => {
  test('is logged once, offered to the nearest station, repaired, followed up and closed', async () => {
    const number = await log();
    await hears('job.offered', number);
    const offer = await offerTo(near, number);
    expect(offer).toMatchObject({
      state: 'offered',
      component: 'brakes',
      actions: expect.arrayContaining(['accept', 'decline']),
    });
    expect(offer.distanceKm).toBeCloseTo(2, 0);
    expect(await offerTo(far, number)).toBeUndefined();

    await work(near, offer, ['accept', {}]);
    await hears('complaint.assigned', number);
    expect((await desk.get(`/complaints/${number}`)).body).toMatchObject({
      state: 'assigned',
      handler: { station: 'S1' },
    });

    const { body: job } = await near.get(`/jobs/${offer.id}`);
    const version = await work(
      near,
      job,
      ['book', { at: job.slot.start }],
      ['arrive', { odometerKm: 42_000 }],
      ['start', {}],
    );
    await work(
      near,
      { id: job.id, version },
      ['wait-for-parts', { parts: 'brake hose' }],
      ['resume', {}],
      ['finish', report],
    );
    await hears('complaint.resolved', number);

    await world.clock.advance('P2D');
    await hears('complaint.follow-up-asked', number);
    await deskPage.until(
      ({ type, data }) => type === 'message.sent' && data.complaint === number && data.template === 'follow-up',
    );
    const token = await tokenOf(number, 'follow-up');
    expect((await world.visitor.get(`/track/${token}`)).body).toMatchObject({
      number,
      followUp: { open: true, answered: false },
    });
    expect(
      await world.visitor.post(`/follow-ups/${token}`, { solved: true, score: 5, comment: 'Quick.' }),
    ).toMatchObject({ status: 200 });
    await hears('complaint.closed', number);

    const { body } = await desk.get(`/complaints/${number}`);
    expect(body).toMatchObject({ state: 'closed', followUp: { answer: { solved: true, score: 5 } } });
    expect(body.timeline.map(({ event }: { event: string }) => event)).toEqual(
      expect.arrayContaining(['logged', 'assigned', 'resolved', 'follow-up-asked', 'closed']),
    );
    const { body: record } = await desk.get(`/customers/${body.customer.id}/record`);
    expect(record.vehicles[0].repairs).toMatchObject([{ job: job.id, station: 'S1', report }]);
  });

  test('that a station declines goes to the next, and to nobody twice', async () => {
    const number = await log();
    await hears('job.offered', number);
    await work(near, await offerTo(near, number), ['decline', { reason: 'no-parts' }]);
    await deskPage.until(
      ({ type, data }) => type === 'job.offered' && data.complaint === number && data.station === 'S2',
    );
    await work(far, await offerTo(far, number), ['decline', { reason: 'no-capacity', note: 'Full today' }]);
    await hears('complaint.unplaced', number);
    expect((await desk.get(`/complaints/${number}`)).body).toMatchObject({
      state: 'unplaced',
      unplaced: { reason: expect.any(String) },
    });
    const { body } = await desk.get(`/complaints/${number}/receipts`);
    expect(body.items.map(({ chosen }: { chosen: string | null }) => chosen)).toEqual(['S1', 'S2', null]);
  });

  test('that a station does not answer in time goes to the next, and the late answer is refused', async () => {
    const number = await log();
    await hears('job.offered', number);
    const offer = await offerTo(near, number);
    await world.clock.set(new Date(new Date(offer.deadline).getTime()));
    await deskPage.until(
      ({ type, data }) => type === 'job.offered' && data.complaint === number && data.station === 'S2',
    );
    const { body: late } = await near.get(`/jobs/${offer.id}`);
    expect(late.state).toBe('expired');
    expect(await near.act(`/jobs/${offer.id}`, 'accept', {}, late.version)).toMatchObject({
      status: 409,
      body: { code: 'not-allowed' },
    });
  });

  test('that is cancelled takes its offer back', async () => {
    const number = await log();
    await hears('job.offered', number);
    const offer = await offerTo(near, number);
    await hears('complaint.dispatching', number);
    const { body } = await desk.get(`/complaints/${number}`);
    expect(
      await desk.act(`/complaints/${number}`, 'cancel', { reason: 'It was a stone.' }, body.version),
    ).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    await hears('job.withdrawn', number);
    expect((await near.get(`/jobs/${offer.id}`)).body.state).toBe('withdrawn');
    expect(await offerTo(near, number)).toBeUndefined();
  });

  test('I4: of two people who accept at once one succeeds', async () => {
    const number = await log();
    await hears('job.offered', number);
    const offer = await offerTo(near, number);
    const answers = await Promise.all([1, 2].map(() => near.act(`/jobs/${offer.id}`, 'accept', {}, offer.version)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('that is reopened is offered again', async () => {
    const number = await log();
    await repair(number);
    const { body } = await desk.get(`/complaints/${number}`);
    expect(
      await desk.act(`/complaints/${number}`, 'reopen', { reason: 'The pedal is soft again.' }, body.version),
    ).toMatchObject({ status: 200, body: { state: 'reopened', round: 2 } });
    await deskPage.until(({ type, data }) => type === 'job.offered' && data.complaint === number && data.round === 2);
  });
});

describe('the follow-up', () => {
  const answer = async (number: string, body: object) => {
    await world.clock.advance('P2D');
    await deskPage.until(
      ({ type, data }) => type === 'message.sent' && data.complaint === number && data.template === 'follow-up',
    );
    return world.visitor.post(`/follow-ups/${await tokenOf(number, 'follow-up')}`, body);
  };

  test.each([
    ['not solved', { solved: false, score: 4 }],
    ['a low score', { solved: true, score: 2 }],
  ])('%s opens a recovery, which a supervisor settles', async (_name, body) => {
    const number = await log();
    await repair(number);
    expect(await answer(number, body)).toMatchObject({ status: 200 });
    await hears('complaint.recovering', number);
    const supervisor = await world.visitor.as('supervisor');
    const { body: recovering } = await supervisor.get(`/complaints/${number}`);
    expect(recovering.actions).toContain('settle');
    expect(
      await desk.act(`/complaints/${number}`, 'settle', { text: 'Apologised.' }, recovering.version),
    ).toMatchObject({ status: 409 });
    expect(
      await supervisor.act(`/complaints/${number}`, 'settle', { text: 'Apologised, free check.' }, recovering.version),
    ).toMatchObject({ status: 200, body: { state: 'closed' } });
  });

  test('is asked once and reminded once; silence closes without a score', async () => {
    const number = await log();
    await repair(number);
    for (const step of ['P2D', 'P2D', 'P5D']) await world.clock.advance(step);
    await hears('complaint.closed', number);
    const { body } = await desk.get(`/complaints/${number}`);
    expect(body.followUp.answer).toBeUndefined();
    await deskPage.until(
      ({ type, data }) =>
        type === 'message.sent' && data.complaint === number && data.template === 'follow-up-reminder',
    );
    const { body: messages } = await desk.get(`/messages?complaint=${number}`);
    const asked = messages.items.filter(({ template }: { template: string }) => template.startsWith('follow-up'));
    expect(asked.map(({ template }: { template: string }) => template).sort()).toEqual([
      'follow-up',
      'follow-up-reminder',
    ]);
  });

  test('before it is asked cannot be answered, and an unknown link answers 404', async () => {
    const number = await log();
    await repair(number);
    const token = await tokenOf(number, 'station-assigned');
    expect(await world.visitor.post(`/follow-ups/${token}`, { solved: true, score: 5 })).toMatchObject({ status: 409 });
    expect(await world.visitor.get(`/follow-ups/${'x'.repeat(22)}`)).toMatchObject({ status: 404 });
  });
});

describe('a complaint about service', () => {
  test('goes to the dealer concerned, who works it, and never to a station', async () => {
    await world.admin.post('/imports?kind=dealers', undefined, {
      raw: 'code,name\nD1,Dealer One\n',
      headers: { 'content-type': 'text/csv' },
    });
    const { body } = await desk.post(
      '/complaints',
      complaint({ component: 'service-charge', dealer: 'D1', text: 'Charged twice for one oil change.' }),
    );
    expect(body).toMatchObject({ kind: 'service', state: 'assigned', handler: { dealer: 'D1' } });
    const dealer = await world.visitor.as('dealer', 'D1');
    const { body: seen } = await dealer.get(`/complaints/${body.number}`);
    expect(seen.actions).toEqual(expect.arrayContaining(['start', 'resolve']));
    const started = await dealer.act(`/complaints/${body.number}`, 'start', {}, seen.version);
    const resolved = await dealer.act(
      `/complaints/${body.number}`,
      'resolve',
      { text: 'Refunded.' },
      started.body.version,
    );
    expect(resolved).toMatchObject({ status: 200, body: { state: 'resolved' } });
    expect((await desk.get(`/jobs?complaint=${body.number}`)).body.items).toEqual([]);
  });

  test('without a known dealer goes to the desk', async () => {
    const { body } = await desk.post('/complaints', complaint({ component: 'service-attitude' }));
    expect(body).toMatchObject({ kind: 'service', state: 'assigned', handler: { desk: 'care' } });
  });
});

describe('what a station sees of the customer', () => {
  test('is masked until it accepts and after it has finished', async () => {
    const number = await log({ customer: { name: 'Lin Exemplar', phone: '13900001234' } });
    const station = await offeredTo(number);
    const offer = await offerTo(station, number);
    const before = (await station.get(`/jobs/${offer.id}`)).body;
    expect(JSON.stringify(before)).not.toMatch(/Exemplar|13900001234/);
    await work(station, before, ['accept', {}]);
    const during = (await station.get(`/jobs/${offer.id}`)).body;
    expect(during.customer).toMatchObject({ name: 'Lin Exemplar', phone: expect.stringContaining('13900001234') });
    await work(station, during, ['start', {}], ['finish', report]);
    expect(JSON.stringify((await station.get(`/jobs/${offer.id}`)).body)).not.toMatch(/Exemplar|13900001234/);
  });
});
