import { desk, Refusal } from '@baylink/contracts';
import { type JobAction, jobEvents, jobLife } from '@baylink/contracts/repair-station';
import { describe, expect, test } from '@jest/globals';
import { aStation, byDesk, byStation, inState, monday } from '../testing/offer.js';
import { act } from './act.js';
import { calendarOf, toSite } from './site.js';
import { work } from './work.js';

const station = aStation('S001');
const room = { site: toSite(station, calendarOf(station)), taken: new Set<string>(), usualMinutes: 90 };
const report = { complaint: 'Pulls left', cause: 'Stuck caliper', correction: 'Caliper replaced' };
const actions: JobAction[] = [
  { type: 'accept' },
  { type: 'decline', reason: 'other' },
  { type: 'expire' },
  { type: 'book', at: monday('06:00').toISOString() },
  { type: 'arrive', odometerKm: 41_200 },
  { type: 'start' },
  { type: 'wait-for-parts', parts: 'caliper' },
  { type: 'resume' },
  { type: 'finish', ...report },
  { type: 'withdraw' },
];
const who = { clock: 'clock', network: 'network' } as const;
const cells = jobLife.states.flatMap((state) => actions.map((action) => [state, action.type, action] as const));

test('every action of the lifecycle is tried', () => {
  expect(actions.map(({ type }) => type).sort()).toEqual([...jobLife.names].sort());
});

describe.each(cells)('a job that is %s, by "%s"', (state, type, action) => {
  const { from, to, by } = jobLife.actions[type];
  const allowed = (from as readonly string[]).includes(state);

  test(allowed ? `becomes ${to} and says so once` : 'stays as it is, and the refusal says what is allowed', () => {
    const actor = by[0]!;
    const doing = actor in who ? { by: { actor }, now: monday('02:20') } : byStation();
    const done = () => act(inState(state), action, { ...doing, by: { ...doing.by, actor } }, room);
    if (!allowed) {
      const refusal = new Refusal('not-allowed', { action: type, state, allowed: jobLife.allowed(state, actor) });
      expect(done).toThrow(expect.objectContaining({ code: refusal.code, detail: refusal.detail }));
      return;
    }
    const { after, events } = done();
    expect(after).toMatchObject({ state: to, version: 2 });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ type: jobEvents[type].type, data: { state: to, version: 2 } });
    expect(() => jobEvents[type].data.parse(events[0]!.data)).not.toThrow();
  });
});

test('the desk may book, and nothing else', () => {
  for (const actor of desk) {
    for (const action of actions) {
      const [state] = jobLife.actions[action.type].from;
      const done = () => act(inState(state), action, byDesk(actor), room);
      if (action.type === 'book') expect(done().after.state).toBe('booked');
      else expect(done).toThrow('not-allowed');
    }
  }
});

describe('the work on a car', () => {
  test('keeps the odometer when the car arrives', () => {
    expect(work(inState('accepted'), { type: 'arrive', odometerKm: 41_200 }, byStation()).after.odometerKm).toBe(
      41_200,
    );
    expect(work(inState('accepted'), { type: 'arrive' }, byStation()).after).not.toHaveProperty('odometerKm');
  });

  test('is in charge of whoever starts it', () => {
    expect(work(inState('arrived'), { type: 'start' }, byStation()).after.inCharge).toBe('Zhou Min');
  });

  test('tells the history of the car what was done, by whom, at how many kilometres', () => {
    const job = inState('in-progress', { inCharge: 'Zhou Min', odometerKm: 41_200 });
    const { after, events } = work(job, { type: 'finish', ...report }, byStation('06:00'));
    expect(after).toMatchObject({ report, changedAt: monday('06:00').toISOString() });
    const told = { report, vin: job.vehicle.vin, inCharge: 'Zhou Min', odometerKm: 41_200 };
    expect(events).toMatchObject([{ data: told }]);
  });

  test('leaves a line in the timeline for each step', () => {
    const waiting = work(
      inState('in-progress'),
      { type: 'wait-for-parts', parts: 'caliper' },
      byStation('06:00'),
    ).after;
    const going = work(waiting, { type: 'resume' }, byStation('07:00')).after;
    expect(going.timeline).toEqual([
      expect.objectContaining({ at: monday('06:00').toISOString(), event: 'waiting-for-parts', parts: 'caliper' }),
      expect.objectContaining({ at: monday('07:00').toISOString(), event: 'resumed' }),
    ]);
  });
});
