import type { NewStation } from '@baylink/contracts/repair-station';
import {
  changeStation,
  countStations,
  createStation,
  getStation,
  importStations,
  listStations,
  nearestStations,
} from '@baylink/contracts/repair-station';
import type { RunningService } from '@baylink/kit';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { change } from './domain/register.js';
import { NetworkWatch } from './network.watch.js';
import { StationStore } from './station.store.js';
import { aDealer, admin, agent, newStation, ofStation, point, Running, town } from './testing/running.js';

jest.setTimeout(30_000);

const here = town(0);
let running: Running;
let one: RunningService;
const ask: Running['gateway']['request'] = (contract, input) => running.gateway.request(contract, input);
const create = (station: NewStation) => ask(createStation, { reader: admin, station });

beforeAll(async () => {
  running = await Running.start();
  one = await running.process();
  await create(newStation('S001', here, 5, { phone: '027-1', servicePhone: '027-2', city: 'Wuhan' }));
  await create(newStation('S002', here, 20, { name: 'East+West (new)', abilities: ['wheels'] }));
}, 60_000);
afterAll(() => running?.stop());

const nearest = async (given: object = {}) =>
  (await ask(nearestStations, { reader: agent, position: point(here), component: 'brakes', ...given })).items;

describe('a station', () => {
  test('is there once: the same code again is refused', async () => {
    await expect(create(newStation('S001', here, 9))).rejects.toMatchObject({ code: 'already-exists' });
  });

  test('is changed under the version it was read, and routing goes by it at once', async () => {
    const pause = (version: number) =>
      ask(changeStation, { reader: ofStation('S001'), code: 'S001', version, change: { state: 'paused' } });
    expect((await nearest())[0]).toMatchObject({ station: { code: 'S001' }, suitable: true });
    expect(await pause(1)).toMatchObject({ version: 2, state: 'paused', bays: ['1', '2', '3', '4'], city: 'Wuhan' });
    const rule = { rule: 'open-for-business', ok: false, value: 'paused' };
    const [first] = await nearest();
    expect(first).toMatchObject({ station: { code: 'S001', version: 2 }, suitable: false });
    expect(first!.rules).toContainEqual(rule);
    await expect(pause(1)).rejects.toMatchObject({ code: 'stale', detail: { version: 2 } });
    await ask(changeStation, { reader: admin, code: 'S001', version: 2, change: { state: 'open' } });
    expect((await nearest())[0]).toMatchObject({ station: { code: 'S001', version: 3 }, suitable: true });
  });

  describe('changed by one process', () => {
    const knows = async (service: RunningService, code: string, version: number) => {
      while (!service.get(StationStore).knows(code, version)) await new Promise(setImmediate);
    };
    const rename = async (name: string) => {
      const { version } = await ask(getStation, { reader: admin, code: 'S002' });
      return one.get(StationStore).change('S002', (before) => change(before, { name }), { version });
    };

    test('is known to the other within a moment', async () => {
      const other = await running.process();
      const { version } = await rename('East+West (renamed)');
      await knows(other, 'S002', version);
      expect(other.get(StationStore).sites.get('S002')!.station.name).toBe('East+West (renamed)');
      await other.stop();
    });

    test('is known to one whose connection was lost, too', async () => {
      const other = await running.process();
      const [watch] = Reflect.get(other.get(NetworkWatch), 'watches');
      await Reflect.get(watch!, 'stream').close();
      const { version } = await rename('East+West (new)');
      await knows(other, 'S002', version);
      await other.stop();
    });
  });

  test('I10: is seen by itself and by the desk; others find nothing', async () => {
    const seenBy = async (reader: typeof agent) => (await ask(listStations, { reader })).items.map(({ code }) => code);
    expect(await seenBy(agent)).toEqual(['S001', 'S002']);
    expect(await seenBy(ofStation('S002'))).toEqual(['S002']);
    expect(await seenBy(aDealer)).toEqual([]);
    expect(await ask(getStation, { reader: ofStation('S002'), code: 'S002' })).toMatchObject({ code: 'S002' });
    for (const reader of [ofStation('S001'), aDealer]) {
      const foreign = ask(getStation, { reader, code: 'S002' });
      const unknown = ask(getStation, { reader, code: 'NONE' });
      await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
      await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
      const taken = ask(changeStation, { reader, code: 'S002', version: 1, change: { name: 'Mine' } });
      await expect(taken).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  test('is found by any part of its code, name or city, also with signs that mean something elsewhere', async () => {
    const found = async (q: string) => (await ask(listStations, { reader: agent, q })).items.map(({ code }) => code);
    expect(await found('wuh')).toEqual(['S001']);
    expect(await found('west (')).toEqual(['S002']);
    expect(await found('.*')).toEqual([]);
  });
});

test('the nearest are shown in order, with their rules and minutes, without booking', async () => {
  const twice = [await nearest(), await nearest()];
  expect(twice[1]).toEqual(twice[0]);
  expect(twice[0]!.map(({ station, suitable }) => [station.code, suitable])).toEqual([
    ['S001', true],
    ['S002', false],
  ]);
  expect(await nearest({ limit: 1 })).toHaveLength(1);
});

describe('stations out of a file', () => {
  const [wuhan, shanghai]: [number, number][] = [
    [114.3, 30.6],
    [121.5, 31.2],
  ];
  const rows = [
    newStation('F001', wuhan!, 0, { province: '湖北', phone: '027-1', servicePhone: '027-2' }),
    newStation('F002', shanghai!, 0, { province: '新疆', phone: '0991-1' }),
    newStation('F001', wuhan!, 3, { province: '湖北' }),
    newStation('F003', wuhan!, 8, { timeZone: 'Asia/Nowhere' }),
  ];
  const outcomes = [
    { outcome: 'stored', id: 'F001', notes: [] },
    {
      outcome: 'stored',
      id: 'F002',
      notes: [
        { field: 'position', rule: 'far-from-province', stated: '新疆' },
        { field: 'servicePhone', rule: 'missing' },
      ],
    },
    { outcome: 'refused', notes: [{ field: 'code', rule: 'duplicate-key' }] },
    { outcome: 'refused', notes: [{ field: 'timeZone', rule: 'time-zone' }] },
  ];
  const load = async (crs: 'bd09' | 'wgs84', given: NewStation[], preview = false) =>
    (await ask(importStations, { reader: admin, crs, rows: given, preview })).items;

  test('are told in a preview as they would end, and nothing is stored', async () => {
    expect(await load('bd09', rows, true)).toMatchObject(outcomes);
    await expect(ask(getStation, { reader: agent, code: 'F001' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('are stored, flagged or refused, row by row', async () => {
    expect(await load('bd09', rows)).toMatchObject(outcomes);
    const stored = await ask(getStation, { reader: agent, code: 'F002' });
    expect(stored).toMatchObject({ version: 1, flags: outcomes[1]!.notes });
  });

  test('change nothing when they come a second time, and say the same', async () => {
    const again = outcomes.map((row) => ({ ...row, outcome: row.outcome === 'stored' ? 'unchanged' : row.outcome }));
    expect(await load('bd09', rows)).toMatchObject(again);
    expect(await ask(getStation, { reader: agent, code: 'F001' })).toMatchObject({ version: 1 });
  });

  test('change what differs, and only that', async () => {
    const changed = [{ ...rows[0]!, name: 'Renamed' }];
    expect(await load('bd09', [rows[0]!], true)).toMatchObject([{ outcome: 'unchanged' }]);
    expect(await load('bd09', changed, true)).toMatchObject([{ outcome: 'stored' }]);
    expect(await load('bd09', changed)).toMatchObject([{ outcome: 'stored', id: 'F001' }]);
    expect(await ask(getStation, { reader: agent, code: 'F001' })).toMatchObject({ version: 2, name: 'Renamed' });
  });

  test('that another process was quicker with are not lost', async () => {
    const fresh = [newStation('F009', wuhan!, 20, { phone: '027-1', servicePhone: '027-2' })];
    const both = await Promise.all([load('wgs84', fresh), load('wgs84', fresh)]);
    expect(
      both
        .flat()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['stored', 'unchanged']);
  });
});

test('the network counts its stations and its jobs by state', async () => {
  const { stations, jobs } = await ask(countStations, {});
  expect(stations).toBe(5);
  expect(jobs).toMatchObject({ offered: 0, finished: 0 });
});
