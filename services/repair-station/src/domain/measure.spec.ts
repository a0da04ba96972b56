import { describe, expect, test } from '@jest/globals';
import { anOffer, aStation, byStation, monday } from '../testing/offer.js';
import { act } from './act.js';
import type { Offer } from './attempt.js';
import { calendarOf, toSite } from './site.js';
import { medianTime } from './usual-repair-time.js';

const station = aStation('S001');
const room = { site: toSite(station, calendarOf(station)), taken: new Set<string>(), usualMinutes: 90 };
const report = { complaint: 'noise', cause: 'pads', correction: 'pads changed' };

test('an answer is measured in opening hours: one over lunch takes no longer than one before it', () => {
  const offered = anOffer({ offeredAt: monday('03:55').toISOString(), deadline: monday('05:10').toISOString() });
  expect(act(offered, { type: 'accept' }, byStation('05:04'), room).after.measured).toEqual({ answerMinutes: 9 });
});

test('a repair is measured without closed hours and without the wait for parts', () => {
  let job: Offer = anOffer({ state: 'arrived', measured: { answerMinutes: 3 } });
  const does = (action: Parameters<typeof act>[1], time: string) => {
    job = act(job, action, byStation(time), room).after;
  };
  does({ type: 'start' }, '03:00');
  does({ type: 'wait-for-parts', parts: 'caliper' }, '03:30');
  does({ type: 'resume' }, '06:00');
  does({ type: 'finish', ...report }, '06:45');
  expect(job.measured).toEqual({ answerMinutes: 3, repairMinutes: 75 });
});

describe('the way to the station', () => {
  const arriveAt = (time: string, given: Partial<Offer>, ...before: Parameters<typeof act>[1][]) => {
    let job = act(anOffer(given), { type: 'accept' }, byStation('02:10'), room).after;
    for (const action of before) job = act(job, action, byStation('02:12'), room).after;
    return act(job, { type: 'arrive' }, byStation(time), room).after.measured;
  };

  test('is measured from acceptance to arrival', () => {
    expect(arriveAt('02:47', {})).toMatchObject({ driveMinutes: 37, arrivedAt: monday('02:47').toISOString() });
  });

  test('says nothing of a car that was fetched, or that came for its appointment', () => {
    expect(arriveAt('02:47', { drivable: false })).toEqual({ answerMinutes: 10 });
    const book = { type: 'book' as const, at: monday('06:00').toISOString() };
    expect(arriveAt('06:00', {}, book)).toEqual({ answerMinutes: 10 });
  });
});

test.each([
  [[50, 70, 65], 65],
  [[50, 60], 55],
  [[2, 3, 2], 45],
  [[4000, 5000, 6000], 270],
])('a station that took %j minutes usually takes %d: the middle, from half to three times the table', (took, usual) => {
  expect(medianTime(took, 'brakes')).toBe(usual);
});
