import { describe, expect, test } from '@jest/globals';
import { anOffer, aStation, byStation, inState, monday } from '../testing/offer.js';
import { book } from './appointment.js';
import { calendarOf, toSite } from './site.js';

const station = aStation('S001', { bays: ['1', '2'] });
const site = toSite(station, calendarOf(station));
const accepted = inState('accepted');
/** The job's own cells, as they are taken in memory: 11:00 and 11:30 before lunch, 13:00 after it. */
const own = new Set(['1/2026-11-23T11:00', '1/2026-11-23T11:30', '1/2026-11-23T13:00']);
const job = { ...accepted, cells: [...own] };
const at = (time: string, taken: ReadonlySet<string> = own) =>
  book(job, { type: 'book', at: monday(time).toISOString() }, byStation(), { site, taken, usualMinutes: 90 });

describe('an appointment', () => {
  test('moves to another time, and the job holds the cells of that time only', () => {
    const { after, events } = at('06:00');
    expect(after).toMatchObject({
      state: 'booked',
      slot: { bay: '1', start: monday('06:00').toISOString(), end: monday('07:30').toISOString() },
      cells: ['1/2026-11-23T14:00', '1/2026-11-23T14:30', '1/2026-11-23T15:00'],
    });
    expect(events).toMatchObject([{ type: 'job.booked', data: { slot: { start: monday('06:00').toISOString() } } }]);
  });

  test('may overlap the time it had', () => {
    expect(at('03:30').after.cells).toEqual(['1/2026-11-23T11:30', '1/2026-11-23T13:00', '1/2026-11-23T13:30']);
  });

  test('goes to another bay when its own is taken then', () => {
    expect(at('06:00', new Set([...own, '1/2026-11-23T14:00'])).after.slot.bay).toBe('2');
  });

  test('is refused, with the next free time, when every bay is taken', () => {
    const taken = new Set([...own, '1/2026-11-23T14:30', '2/2026-11-23T14:00', '2/2026-11-23T15:00']);
    expect(refusalOf(() => at('06:00', taken))).toEqual({
      field: 'at',
      rule: 'slot-not-free',
      next: monday('07:00').toISOString(),
    });
  });

  test.each([
    ['00:00', 'in-the-past'],
    ['04:30', 'outside-hours'],
    ['12:00', 'outside-hours'],
    ['06:10', 'slot-not-free'],
  ])('at %s UTC is refused: %s', (time, rule) => {
    expect(refusalOf(() => at(time))).toMatchObject({ field: 'at', rule });
  });
});

test('a job may be booked again, as often as the customer asks', () => {
  const again = book(
    { ...anOffer({ state: 'booked' }), cells: [...own] },
    { type: 'book', at: monday('08:00').toISOString() },
    byStation(),
    { site, taken: own, usualMinutes: 90 },
  );
  expect(again.after.state).toBe('booked');
});

function refusalOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return (error as { detail: { errors: unknown[] } }).detail.errors[0];
  }
  throw new Error('not refused');
}
