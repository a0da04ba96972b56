import { describe, expect, test } from '@jest/globals';
import { networkOf } from '../testing/network.js';
import { aStation, NOW, needs, northKm, testSettings } from '../testing/offer.js';
import { OPTIONS, release, type Waiting } from './backlog.js';
import { choices, type Network } from './choices.js';
import { askedOf } from './rules.js';

const waits = (network: Network, n: number, km: number): Waiting => {
  const fault = needs({ complaint: `BL-${n}`, position: northKm(km) });
  const asked = askedOf(fault, { tried: new Set(), reachKm: 100, now: NOW });
  return { fault, attempt: 2, tried: new Set(), options: choices(network, asked, testSettings, OPTIONS) };
};
const goes = (waiting: readonly Waiting[]) =>
  Object.fromEntries(release(waiting).map(({ fault, station }) => [fault.complaint, station]));

describe('those who wait when stations reopen', () => {
  test('are placed so that all are fixed soonest, and not the first in line before the others', () => {
    // The first in line is as near to one as to the other; the second can only reach one of them in good time.
    const network = networkOf([
      aStation('NEAR', { position: northKm(0), bays: ['1'] }),
      aStation('FAR', { position: northKm(30), bays: ['1'] }),
    ]);
    const waiting = [waits(network, 1, 14), waits(network, 2, -20)];
    expect(waiting[0]!.options[0]!.site.code).toBe('NEAR');
    expect(goes(waiting)).toEqual({ 'BL-1': 'FAR', 'BL-2': 'NEAR' });
  });

  test('go to the nearest of all where it has a bay for each of them', () => {
    const network = networkOf([
      aStation('NEAR', { position: northKm(0), bays: ['1', '2'] }),
      aStation('FAR', { position: northKm(60), bays: ['1', '2'] }),
    ]);
    expect(goes([waits(network, 1, 1), waits(network, 2, 2)])).toEqual({ 'BL-1': 'NEAR', 'BL-2': 'NEAR' });
  });

  test('all have a place while there is one, even one behind the other', () => {
    const network = networkOf([aStation('ONLY', { bays: ['1'] })]);
    const waiting = [1, 2, 3].map((n) => waits(network, n, n));
    expect(goes(waiting)).toEqual({ 'BL-1': 'ONLY', 'BL-2': 'ONLY', 'BL-3': 'ONLY' });
  });

  test('wait on where nobody could have them', () => {
    const network = networkOf([aStation('ONLY', { canTow: false })]);
    const lost: Waiting = { ...waits(network, 1, 1), options: [] };
    expect(goes([lost, waits(network, 2, 1)])).toEqual({ 'BL-2': 'ONLY' });
    expect(goes([])).toEqual({});
  });
});
