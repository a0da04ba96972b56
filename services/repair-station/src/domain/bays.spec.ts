import { expect, test } from '@jest/globals';
import { anOffer } from '../testing/offer.js';
import { Bays } from './bays.js';

const job = (version: number, cells: string[], state: 'offered' | 'booked' | 'finished' = 'offered') =>
  anOffer({ version, cells, state });
const taken = (bays: Bays) => [...bays.takenAt('S001').keys()].sort();

test('cells are taken from the moment they are claimed until they are let go', () => {
  const bays = new Bays();
  const letGo = bays.claim('S001', ['1/a', '1/b']);
  expect(taken(bays)).toEqual(['1/a', '1/b']);
  letGo();
  expect(taken(bays)).toEqual([]);
});

test('a claim that became a job is not let go with the claim', () => {
  const bays = new Bays();
  const letGo = bays.claim('S001', ['1/a']);
  bays.see(job(1, ['1/a']));
  letGo();
  expect(taken(bays)).toEqual(['1/a']);
});

test('an appointment that moves frees what it held', () => {
  const bays = new Bays();
  bays.see(job(1, ['1/a', '1/b']));
  bays.see(job(2, ['1/b', '1/c'], 'booked'));
  expect(taken(bays)).toEqual(['1/b', '1/c']);
});

test('a job that ended holds nothing, also when news of its better days comes late', () => {
  const bays = new Bays();
  bays.see(job(1, ['1/a']));
  bays.see(job(5, ['1/a'], 'finished'));
  bays.see(job(3, ['1/a'], 'booked'));
  expect(taken(bays)).toEqual([]);
  expect(bays.knows(anOffer().id, 5)).toBe(true);
});

test('a cell that another job took since then is not freed by the first one', () => {
  const bays = new Bays();
  bays.see(job(1, ['1/a']));
  bays.see(anOffer({ id: 'other', cells: ['1/a'] }));
  bays.see(job(2, [], 'finished'));
  expect(taken(bays)).toEqual(['1/a']);
});
