import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client, Page } from '../client.js';
import { complaint, station, stationsAt } from '../network.js';
import { startWorld, type World } from '../world.js';

let world: World;
let desk: Client;
let deskPage: Page;
let adminPage: Page;

beforeAll(async () => {
  const terms = ['LOST_OFFER', 'ANSWER_MINUTE', 'REPEAT_REPAIR', 'DETRACTOR'];
  const weightless = Object.fromEntries(terms.map((term) => [`RECORD_${term}`, '0']));
  world = await startWorld({ env: { ...weightless, TIE_DRIVE: 'PT1M' } });
  const bays = Array.from({ length: 9 }, (_, i) => String(i + 1));
  await stationsAt(world.admin, station('S1', 2, { bays }), station('S2', 9, { bays }));
  desk = await world.visitor.as('agent');
  [deskPage, adminPage] = await Promise.all([desk.listen(), world.admin.listen()]);
}, 60_000);
afterAll(() => {
  deskPage?.close();
  adminPage?.close();
  return world?.stop();
});

const hears = (type: string, number: string, attempt?: number) =>
  deskPage.until(
    (heard) => heard.type === type && heard.data.complaint === number && (!attempt || heard.data.attempt === attempt),
  );
const tokens: string[] = [];

/** What only the station gets: the link in its message about this try. */
async function linkTo(number: string, attempt = 1): Promise<string> {
  const { station } = (await hears('job.offered', number, attempt)).data;
  const id = `job/${number}.1.${attempt}:1`;
  await deskPage.until(({ type, data }) => type === 'message.sent' && String(data.message).startsWith(id));
  const messages = world.database('outreach').collection('messages');
  const message = await messages.findOne({ id: `${id}/station:${station}/console` });
  const [, token] = /\/o\/([\w-]+)$/.exec(message!.link)!;
  expect(message!.text).toContain(message!.link);
  tokens.push(token!);
  return `/offers/${token}`;
}
async function offered(): Promise<{ number: string; link: string }> {
  const { body } = await desk.post('/complaints', complaint({ text: 'Ask for Wei, 139 0000 7777.' }));
  return { number: body.number, link: await linkTo(body.number) };
}
const accept = { type: 'accept' };

describe('the link in the message about an offer', () => {
  test('shows the offer and nothing of the customer, and reading it answers nothing', async () => {
    const { number, link } = await offered();
    for (let scan = 0; scan < 2; scan++) await world.visitor.get(link);
    const { status, body } = await world.visitor.get(link);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { complaint: number, station: 'S1', state: 'offered', component: 'brakes', actions: ['accept', 'decline'] },
    });
    expect(body).toMatchObject({ severity: 'normal', drivable: true, vehicle: { brand: 'Aurora', model: 'A5' } });
    expect(JSON.stringify(body)).not.toMatch(/Wei|7777|139|coordinates|"vin"/);
  });

  test('accepts with one tap, as the station does; once more is the same answer and another one is none', async () => {
    const { number, link } = await offered();
    const answers = await Promise.all([world.visitor.post(link, accept), world.visitor.post(link, accept)]);
    expect(answers).toMatchObject([0, 1].map(() => ({ status: 200, body: { state: 'accepted', actions: [] } })));
    await hears('complaint.assigned', number);
    expect((await desk.get(`/complaints/${number}`)).body).toMatchObject({ handler: { station: 'S1' } });
    const near = await world.visitor.as('station', 'S1');
    const { body: job } = await near.get(`/jobs/${number}.1.1`);
    expect(job.timeline.filter(({ event }: { event: string }) => event === 'accepted')).toMatchObject([
      { by: { actor: 'station' }, via: 'link' },
    ]);
    expect(await world.visitor.post(link, { type: 'decline', reason: 'no-parts' })).toMatchObject({
      status: 409,
      body: { code: 'not-allowed', state: 'accepted', allowed: expect.any(Array) },
    });
  });

  test('declines with a reason, and the next station gets a link of its own', async () => {
    const { number, link } = await offered();
    const decline = { type: 'decline', reason: 'other', note: 'The lift is broken.' };
    for (let tap = 0; tap < 2; tap++) {
      expect(await world.visitor.post(link, decline)).toMatchObject({ status: 200, body: { state: 'declined' } });
    }
    const next = await linkTo(number, 2);
    expect(next).not.toBe(link);
    expect((await world.visitor.get(next)).body).toMatchObject({ station: 'S2', state: 'offered' });
    expect(await world.visitor.post(link, accept)).toMatchObject({ status: 409, body: { code: 'not-allowed' } });
    expect(await world.visitor.post(next, accept)).toMatchObject({ status: 200, body: { state: 'accepted' } });
  });

  test('is withdrawn with the complaint', async () => {
    const { number, link } = await offered();
    const { body } = await desk.get(`/complaints/${number}`);
    await desk.act(`/complaints/${number}`, 'cancel', { reason: 'sold the car' }, body.version);
    await hears('job.withdrawn', number);
    expect((await world.visitor.get(link)).body).toMatchObject({ state: 'withdrawn', actions: [] });
    expect(await world.visitor.post(link, accept)).toMatchObject({ status: 409, body: { code: 'not-allowed' } });
  });

  test('I4: is too late after the deadline', async () => {
    const { number, link } = await offered();
    await world.clock.advance('PT15M');
    await hears('job.expired', number);
    expect(await world.visitor.post(link, accept)).toMatchObject({ status: 409, body: { code: 'too-late' } });
    expect((await world.visitor.get(link)).body).toMatchObject({ state: 'expired', actions: [] });
  });

  test.each(['a-token-of-nobody-at-all', 'short', 'with%20a%20gap%20in%20it'])(
    'that nobody has, %s, is not found',
    async (token) => {
      for (const answer of [world.visitor.get(`/offers/${token}`), world.visitor.post(`/offers/${token}`, accept)])
        expect(await answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    },
  );
});

test('I10: nobody but the station reads a token: not in an event, a job, a list or a message as the desk sees it', async () => {
  const { number, link } = await offered();
  const token = link.split('/').pop()!;
  const near = await world.visitor.as('station', 'S1');
  const seen = await Promise.all([
    ...[desk, world.admin].map((who) => who.get(`/messages?complaint=${number}`)),
    ...[desk, near, world.admin].flatMap((who) => [who.get('/jobs'), who.get(`/jobs/${number}.1.1`)]),
    desk.get(`/complaints/${number}/receipts`),
    world.visitor.get(link),
  ]);
  for (const { status } of seen) expect(status).toBe(200);
  expect(JSON.stringify(seen[0]!.body)).toContain('/o/…');
  const said = JSON.stringify([seen.map(({ body }) => body), deskPage.heard, adminPage.heard]);
  expect(tokens.length).toBeGreaterThan(4);
  for (const one of [...tokens, token]) expect(said).not.toContain(one);
});
