import { once } from 'node:events';
import { request } from 'node:http';
import type { Envelope } from '@baylink/contracts';
import { getStation, jobOffered, listStations } from '@baylink/contracts/repair-station';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { station } from '../testing/samples.js';
import { ADMIN_TOKEN, answering, type Stage, startStage } from '../testing/stage.js';

let stage: Stage;
let count = 0;
beforeAll(async () => {
  stage = await startStage([
    answering(listStations, () => ({ items: [station], nextCursor: null })),
    answering(getStation, ({ code }) => ({ ...station, code })),
  ]);
}, 60_000);
afterAll(() => stage.stop());

type Page = { ids: number[]; jobs: string[]; until(done: (page: Page) => boolean): Promise<void>; close(): void };
const pages: Page[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});

/** A page that is open, as a browser has it. */
async function open(token: string, lastEventId?: number, url = stage.gateway.url): Promise<Page> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
  };
  const asked = request(`${url}/api/v1/events`, { headers }).end();
  const [response] = await once(asked, 'response');
  expect(response.headers['content-type']).toContain('text/event-stream');
  let text = '';
  let look = () => {};
  const page: Page = {
    ids: [],
    jobs: [],
    async until(done) {
      while (!done(page)) await new Promise<void>((resolve) => (look = resolve));
    },
    close: () => asked.destroy(),
  };
  response.on('error', () => {});
  response.on('data', (piece: Buffer) => {
    text += piece.toString();
    const blocks = text.split('\n\n');
    text = blocks.pop()!;
    for (const block of blocks) hear(page, block);
    look();
  });
  pages.push(page);
  return page;
}

function hear(page: Page, block: string): void {
  const data = /^data: (.*)$/m.exec(block)?.[1];
  if (!data) return;
  page.ids.push(Number(/^id: (\d+)$/m.exec(block)![1]));
  page.jobs.push(JSON.parse(data).data.job);
}

/** Something happens at a station; resolves when the broker has it. */
async function offer(at: string): Promise<string> {
  const job = `job-${++count}`;
  const envelope = { id: `job/${job}:1`, type: 'job.offered', data: { job, station: at, vin: 'never' } };
  const bus = await stage.busOf('repair-station');
  await bus.publish(jobOffered, {
    ...envelope,
    subject: `job/${job}`,
    time: '2026-11-23T09:00:00.000Z',
  } as never as Envelope);
  return job;
}
const offers = async (at: string, many: number) => {
  const made = [];
  for (let i = 0; i < many; i++) made.push(await offer(at));
  return made;
};
const hasAll = (jobs: string[]) => (page: Page) => jobs.every((job) => page.jobs.includes(job));

test('a station sees its own offers and no others; the desk sees all', async () => {
  const [own, desk] = [await open(await stage.token('station', 'S1')), await open(ADMIN_TOKEN)];
  const [other, mine] = [await offer('S2'), await offer('S1')];
  await Promise.all([own.until(hasAll([mine])), desk.until(hasAll([other, mine]))]);
  expect(own.jobs).toEqual([mine]);
});

describe('a page that was away (I13)', () => {
  test('gets what it missed, once and in order, and what happens meanwhile', async () => {
    const first = await open(ADMIN_TOKEN);
    const seen = await offers('S1', 3);
    await first.until(hasAll(seen));
    first.close();
    const missed = await offers('S1', 300);
    const [again, live] = await Promise.all([open(ADMIN_TOKEN, first.ids.at(-1)), offers('S1', 20)]);
    await again.until(hasAll(live));
    expect(again.jobs).toEqual([...missed, ...live]);
  });

  test('with a cookie may say how far it was in the address', async () => {
    const before = await open(ADMIN_TOKEN);
    const [seen, missed] = await offers('S1', 2);
    await before.until(hasAll([missed!]));
    const response = await fetch(
      `${stage.gateway.url}/api/v1/events?lastEventId=${before.ids[before.jobs.indexOf(seen!)]}`,
      {
        headers: { cookie: `baylink_session=${await stage.token('agent')}` },
      },
    );
    const reader = response.body!.getReader();
    let text = '';
    while (!text.includes(missed!)) text += Buffer.from((await reader.read()).value!).toString();
    await reader.cancel();
    expect(text).not.toContain(`"${seen}"`);
    expect(text).not.toContain('never');
  });

  test('from before this gateway was started reads on from the stream, and stays', async () => {
    const before = await open(ADMIN_TOKEN);
    const old = await offers('S1', 5);
    await before.until(hasAll(old));
    const second = await stage.another();
    try {
      const last = before.ids[before.jobs.indexOf(old[0]!)]!;
      const again = await Promise.all([open(ADMIN_TOKEN, last, second.url), open(ADMIN_TOKEN, last + 2, second.url)]);
      await again[0].until(hasAll(old.slice(1)));
      const live = await offers('S1', 30);
      await Promise.all(again.map((page) => page.until(hasAll(live))));
      expect(again[0].jobs).toEqual([...old.slice(1), ...live]);
      expect(again[1].jobs).toEqual([...old.slice(3), ...live]);
    } finally {
      await second.stop();
    }
  });
});

test('a page is closed when its session is', async () => {
  const token = await stage.token('agent');
  const response = await fetch(`${stage.gateway.url}/api/v1/events`, { headers: { authorization: `Bearer ${token}` } });
  await stage.call('/api/v1/session', { method: 'DELETE', token });
  expect(await response.text()).toBe('retry: 1000\n\n');
});

test('nobody hears anything without an account', async () => {
  expect((await stage.call('/api/v1/events')).status).toBe(401);
});
