import { expect, test } from '@jest/globals';
import { pageAt, pagesOf } from './pages.js';

const namesOf = (role: 'agent' | 'supervisor' | 'dealer' | 'station', ...may: string[]) =>
  pagesOf({ role, may }).map(({ to }) => to);

test('each role is led to what it works with, stations only to who may add one', () => {
  expect(namesOf('supervisor', 'createStation')).toEqual(['/desk', '/desk/stations', '/ops']);
  expect(namesOf('agent', 'changeStation')).toEqual(['/desk']);
  expect(namesOf('station', 'changeStation')).toEqual(['/station', '/station/settings']);
  expect(namesOf('dealer')).toEqual([]);
});

test('one page at a time is the one somebody is on', () => {
  const pages = pagesOf({ role: 'supervisor', may: ['createStation'] });
  expect(pageAt(pages, '/desk/stations/S001')?.to).toBe('/desk/stations');
  expect(pageAt(pages, '/desk/complaints/BL-1')?.to).toBe('/desk');
});
