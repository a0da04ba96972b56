import type { Station, WhatIf } from '@baylink/contracts/repair-station';
import { cellName } from '@baylink/worktime';
import { describe, expect, test } from '@jest/globals';
import { networkOf } from '../testing/network.js';
import { aStation, monday, NOW, needs, northKm, testSettings } from '../testing/offer.js';
import type { KeptReceipt } from './kept-receipt.js';
import { listing } from './listing.js';
import { receipt } from './receipt.js';
import { noRecord, type Records } from './record.js';
import { replay } from './replay.js';
import { askedOf } from './rules.js';

const friday = new Date('2026-11-27T02:00:00Z').toISOString();
const stations: Station[] = [
  aStation('WINS', { position: northKm(60) }),
  aStation('PART', { position: northKm(1), partDelays: [{ component: 'electric-drive', until: friday }] }),
  aStation('BUSY', { position: northKm(2), bays: ['1'] }),
  aStation('PAUSED', { position: northKm(3), state: 'paused' }),
  aStation('BRAND', { position: northKm(4), brands: ['Opel'] }),
  aStation('UNABLE', { position: northKm(5), abilities: ['wheels'] }),
  aStation('UNCERTIFIED', { position: northKm(6) }),
  aStation('TRIED', { position: northKm(7) }),
  aStation('RECORD', { position: northKm(8) }),
  aStation('TOWLESS', { position: northKm(9) }),
].map((station) => ({
  ...station,
  canTow: station.code !== 'TOWLESS',
  certifiedHighVoltage: station.code !== 'UNCERTIFIED',
}));
const stationAt = (code: string) => stations.find((station) => station.code === code)!;
const records: Records = {
  of: (code) =>
    code === 'RECORD' ? { ...noRecord, offers: 50, lost: 50, repairs: 5, repeats: 5, detractors: 5 } : noRecord,
  fastest: () => Number.POSITIVE_INFINITY,
};

function kept(): KeptReceipt {
  const network = networkOf(stations, records);
  const halfHours = Array.from({ length: 48 * 3 }, (_, i) => new Date(+NOW + i * 1_800_000));
  network.bays.claim(
    'BUSY',
    halfHours.map((start) => cellName('1', start, 'Asia/Shanghai')),
  );
  const fault = needs({ component: 'electric-drive', drivable: false });
  const asked = askedOf(fault, { tried: new Set(['TRIED']), reachKm: 300, now: NOW });
  const looked = listing(network, asked, testSettings);
  return receipt(
    { fault, attempt: 1, asked, looked, settings: testSettings, now: NOW },
    { chosen: 'WINS', reason: null },
  );
}

describe('a decision replayed', () => {
  test('comes out as it was, and shows who stood behind', () => {
    const again = replay(kept(), stationAt, []);
    expect(again).toMatchObject({ sameOrder: true, differences: [], wouldWin: 'WINS' });
    expect(again.order).toEqual(['WINS', 'RECORD', 'BUSY', 'PART']);
  });

  test.each<[WhatIf]>([
    [{ station: 'PART', part: 'in-stock' }],
    [{ station: 'BUSY', bay: 'free' }],
    [{ station: 'PAUSED', state: 'open' }],
    [{ station: 'BRAND', authorised: 'yes' }],
    [{ station: 'UNABLE', able: 'yes' }],
    [{ station: 'UNCERTIFIED', certified: 'yes' }],
    [{ station: 'TRIED', tried: 'no' }],
    [{ station: 'RECORD', record: 'clean' }],
    [{ station: 'TOWLESS', tow: 'yes' }],
  ])('tells who would have won with %j', (change) => {
    expect(replay(kept(), stationAt, [change])).toMatchObject({ sameOrder: true, wouldWin: change.station });
  });

  test('takes several changes together: of two parts in stock the nearer one wins', () => {
    const both: WhatIf[] = [
      { station: 'PAUSED', state: 'open' },
      { station: 'PART', part: 'in-stock' },
    ];
    expect(replay(kept(), stationAt, both)).toMatchObject({
      wouldWin: 'PART',
      order: expect.arrayContaining(['PAUSED']),
    });
  });

  test('shows it when what was kept does not lead to what was decided', () => {
    const other = (code: string) =>
      code === 'WINS' ? { ...stationAt(code), hours: { weekly: [], exceptions: [] } } : stationAt(code);
    const again = replay(kept(), other, []);
    expect(again.sameOrder).toBe(false);
    expect(again.differences).toContainEqual({ station: 'WINS', field: 'free-bay', kept: true, replayed: false });
  });

  test('is kept small: a station takes about fifty characters', () => {
    expect(kept().rows.length).toBeLessThan(80 * stations.length);
    expect(monday('02:00').toISOString()).toBe(kept().at);
  });
});
