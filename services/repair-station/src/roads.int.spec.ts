import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createStation,
  listReceipts,
  nearestStations,
  type Receipt,
  replayReceipt,
} from '@baylink/contracts/repair-station';
import type { RunningService } from '@baylink/kit';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { DispatchService } from './dispatch.service.js';
import { needs } from './testing/offer.js';
import { admin, agent, newStation, point, Running, town } from './testing/running.js';

jest.setTimeout(30_000);

let running: Running;
let service: RunningService;
let map: Server;
/** Seconds to each place, from the nearest on; nothing when the map service is broken. */
let seconds: (number | null)[] | undefined;
const where = town(3);

beforeAll(async () => {
  map = createServer((request, response) => {
    const places = new URL(request.url!, 'http://map').pathname.split('/').at(-1)!.split(';').length - 1;
    const body = { code: 'Ok', durations: [[0, ...(seconds ?? []).slice(0, places)]] };
    response.writeHead(seconds ? 200 : 500, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((ready) => map.listen(0, '127.0.0.1', ready));
  running = await Running.start({ OSRM_URL: `http://127.0.0.1:${(map.address() as AddressInfo).port}` });
  service = await running.process();
  for (const [code, km] of [
    ['M1', 5],
    ['M2', 12],
  ] as const) {
    await running.gateway.request(createStation, { reader: admin, station: newStation(code, where, km) });
  }
}, 60_000);
afterAll(async () => {
  await running?.stop();
  map?.closeAllConnections();
  await new Promise((closed) => map?.close(closed));
});

async function place(complaint: string): Promise<Receipt> {
  await service.get(DispatchService).open(needs({ complaint, position: point(where) }));
  const { items } = await running.gateway.request(listReceipts, { reader: agent, complaint });
  return items[0]!;
}
const driven = ({ candidates }: Pick<Receipt, 'candidates'>) =>
  candidates.map(({ station, drive: { minutes, source } }) => [station.code, minutes, source]);

test('where a river lies between, the map service knows, and the receipt says so and replays', async () => {
  seconds = [200 * 60, 20 * 60];
  const receipt = await place('BL-0000-0M01');
  expect(receipt.chosen).toBe('M2');
  expect(driven(receipt)).toEqual([
    ['M2', 20, 'osrm'],
    ['M1', 200, 'osrm'],
  ]);
  const again = await running.gateway.request(replayReceipt, { reader: agent, id: receipt.id, changes: [] });
  expect([again.sameOrder, again.differences]).toEqual([true, []]);
  const asked = { reader: agent, position: point(where), component: 'brakes' as const };
  const { items } = await running.gateway.request(nearestStations, asked);
  expect(driven({ candidates: items })[0]).toEqual(['M2', 20, 'osrm']);
});

test('a way that it does not know is estimated, beside those that it does', async () => {
  seconds = [null, 20 * 60];
  const receipt = await place('BL-0000-0M02');
  expect(new Map(driven(receipt).map(([code, , source]) => [code, source]))).toEqual(
    new Map([
      ['M1', 'estimate'],
      ['M2', 'osrm'],
    ]),
  );
});

test('while it is broken nobody waits for it: every way is estimated and says so', async () => {
  seconds = undefined;
  const receipt = await place('BL-0000-0M03');
  expect(receipt.chosen).toBe('M1');
  expect(driven(receipt).map(([, , source]) => source)).toEqual(['estimate', 'estimate']);
});
