import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../client.js';
import { complaint, station, stationsAt } from '../network.js';
import { startWorld, type World } from '../world.js';

let world: World;
let desk: Client;
beforeAll(async () => {
  world = await startWorld();
  await stationsAt(world.admin, station('S1', 2), station('S2', 300));
  desk = await world.visitor.as('agent');
}, 60_000);
afterAll(() => world?.stop());

const log = async () => (await desk.post('/complaints', complaint())).body.number as string;

test('I13: a page that was away hears what it missed, once and in order', async () => {
  const steady = await desk.listen();
  const first = await desk.listen();
  const one = await log();
  const last = await first.until(({ type, data }) => type === 'complaint.dispatching' && data.complaint === one);
  const seen = first.heard.map(({ id }) => id);
  first.close();

  const missed = await log();
  await steady.until(({ type, data }) => type === 'complaint.dispatching' && data.complaint === missed);
  const back = await desk.listen(last.sequence);
  const later = await log();
  await Promise.all(
    [steady, back].map((page) =>
      page.until(({ type, data }) => type === 'complaint.dispatching' && data.complaint === later),
    ),
  );

  const upTo = seen.slice(0, seen.indexOf(last.id) + 1);
  const all = [...upTo, ...back.heard.map(({ id }) => id)];
  const expected = steady.heard.map(({ id }) => id).slice(0, all.length);
  expect(all).toEqual(expected);
  steady.close();
  back.close();
});

test('I10: a station hears its own offers and nothing of others, and nothing about a person', async () => {
  const [near, far] = await Promise.all(
    ['S1', 'S2'].map(async (code) => (await world.visitor.as('station', code)).listen()),
  );
  const deskPage = await desk.listen();
  const number = await log();
  await near!.until(({ type, data }) => type === 'job.offered' && data.complaint === number);
  await deskPage.until(({ type, data }) => type === 'complaint.dispatching' && data.complaint === number);
  expect(near!.heard.every(({ data }) => data.station === 'S1')).toBe(true);
  expect(far!.heard).toEqual([]);
  expect(JSON.stringify([...near!.heard, ...deskPage.heard])).not.toMatch(/Wei Demo|13900000|brake pedal/);
  for (const page of [near!, far!, deskPage]) page.close();
});
