import type { Reader } from '@baylink/contracts';
import { jobLife } from '@baylink/contracts/repair-station';
import { describe, expect, test } from '@jest/globals';
import { anOffer, inState, monday } from '../testing/offer.js';
import { onlyStation } from './scope.js';
import { jobView, mayContact, unmasked } from './view.js';

const station: Reader = { role: 'station', account: 'a', name: 'A', station: 'S001' };
const agent: Reader = { role: 'agent', account: 'b', name: 'B' };
const dealer: Reader = { role: 'dealer', account: 'c', name: 'C', dealer: 'D001' };
const NOW = monday('02:10');

describe('a job as it is shown', () => {
  test('says what this reader may do now', () => {
    expect(jobView(anOffer(), station, NOW).actions).toEqual(['accept', 'decline']);
    expect(jobView(inState('accepted'), station, NOW).actions).toEqual(['book', 'arrive', 'start']);
    expect(jobView(inState('accepted'), agent, NOW).actions).toEqual(['book']);
    expect(jobView(anOffer(), agent, NOW).actions).toEqual([]);
    expect(jobView(inState('finished', { deadline: null }), station, NOW).actions).toEqual([]);
  });

  test('does not offer to accept what is over', () => {
    expect(jobView(anOffer(), station, monday('02:15')).actions).toEqual(['decline']);
  });

  test('keeps its cells, its receipt and the key of its link to itself', () => {
    const view = jobView(anOffer({ token: 'a-token-of-the-offer' }), station, NOW);
    expect(view).not.toHaveProperty('cells');
    expect(view).not.toHaveProperty('receipt');
    expect(JSON.stringify(view)).not.toContain('token');
  });
});

describe('name, phone and address of the customer', () => {
  test('are for the station alone, from accepting until closing', () => {
    const seen = jobLife.states.filter((state) => mayContact({ state }, station));
    expect(seen).toEqual(['accepted', 'booked', 'arrived', 'in-progress', 'waiting-parts']);
    for (const state of jobLife.states) {
      expect(mayContact({ state }, agent)).toBe(false);
      expect(mayContact({ state }, dealer)).toBe(false);
    }
  });

  test('are shown as they are, with the first phone only', () => {
    const contact = {
      ...{ customer: 'c', name: 'Wang Fang', phones: ['+86 138 0000 0001', '+86 138 0000 0002'], emails: [] },
      ...{ language: 'en' as const, token: 'x'.repeat(22), vehicle: { vin: 'V' } },
    };
    expect(unmasked(contact)).toEqual({ name: 'Wang Fang', phone: '+86 138 0000 0001', masked: false });
  });
});

test('a station sees its own, the desk everything, a dealer nothing', () => {
  expect(onlyStation(station)).toBe('S001');
  expect(onlyStation({ ...station, station: undefined })).toBe('');
  expect(onlyStation(dealer)).toBe('');
  expect(onlyStation(agent)).toBeUndefined();
});
