import type { AboutJob } from '@baylink/contracts/repair-station';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { at, complaintIn, jobOf, reader, waits } from '../testing/complaint.js';
import { act } from './act.js';
import { followJob, type Unplaced, unplace } from './follow-job.js';
import type { KeptComplaint } from './kept.js';

const hear = (complaint: KeptComplaint, job: AboutJob) => followJob(complaint, job, at('10:00'), waits);
const hearAll = (complaint: KeptComplaint, jobs: AboutJob[]) =>
  jobs.reduce((before, job) => hear(before, job).after, complaint);
const logged = complaintIn('logged');
const typesOf = (events: { type: string }[]) => events.map(({ type }) => type);

describe('a complaint follows its job', () => {
  test('from the offer to the repair', () => {
    const states = (
      ['offered', 'accepted', 'booked', 'arrived', 'in-progress', 'waiting-parts', 'finished'] as const
    ).map((state, i) => jobOf(1, i + 1, state));
    const steps = states.map((_, i) => hear(hearAll(logged, states.slice(0, i)), states[i]!));
    expect(steps.map(({ after }) => after.state)).toEqual([
      ...['dispatching', 'assigned', 'assigned', 'assigned'],
      ...['in-progress', 'in-progress', 'resolved'],
    ]);
    expect(steps.flatMap(({ events }) => typesOf(events))).toEqual([
      ...['complaint.dispatching', 'complaint.assigned', 'complaint.assigned', 'complaint.assigned'],
      ...['complaint.started', 'complaint.started', 'complaint.resolved'],
    ]);
    expect(steps.map(({ events }) => events[0]?.data.first)).toEqual([
      ...[undefined, true, false, false],
      ...[undefined, undefined, undefined],
    ]);
    expect(steps.at(-1)).toMatchObject({
      after: { handler: { station: 'S001' }, job: { state: 'finished' } },
      wakeAt: new Date(at('10:00').getTime() + waits.FOLLOW_UP_AFTER!),
    });
  });

  test('a booking moved is seen, and the customer is not told a second time whose hands the car is in', () => {
    const slot = { start: at('16:00').toISOString(), end: at('17:00').toISOString() };
    const { after, events } = hear(hearAll(logged, [jobOf(1, 2, 'accepted')]), jobOf(1, 3, 'booked', { slot }));
    expect(after.job?.slot).toEqual(slot);
    expect(events).toMatchObject([{ type: 'complaint.assigned', data: { first: false } }]);
  });

  test('assigned by the first that is heard of its acceptance, even if that is a later step', () => {
    const { events } = hear(logged, jobOf(1, 4, 'arrived'));
    expect(events).toMatchObject([{ type: 'complaint.assigned', data: { first: true, station: 'S001' } }]);
  });

  test('what says nothing new changes nothing', () => {
    const booked = hearAll(logged, [jobOf(1, 3, 'booked')]);
    expect(hear(booked, jobOf(1, 4, 'booked'))).toEqual({ after: booked, events: [], wakeAt: null });
  });

  test('a refusal after the next station was asked adds nothing', () => {
    const second = hearAll(logged, [jobOf(1, 1, 'offered'), jobOf(2, 1, 'offered')]);
    expect(hear(second, jobOf(1, 2, 'declined')).events).toEqual([]);
  });

  test('of an earlier round nothing counts any more', () => {
    const resolved = hearAll(logged, [jobOf(1, 6, 'finished')]);
    const again = act(
      resolved,
      { type: 'reopen', reason: 'Squeals' } as never,
      reader('agent'),
      at('11:00'),
      waits,
    ).after;
    expect(hear(again, jobOf(1, 7, 'finished')).events).toEqual([]);
    expect(hear(again, jobOf(1, 1, 'offered', { round: 2 })).after).toMatchObject({ state: 'dispatching', round: 2 });
  });

  test.each(['cancelled', 'closed', 'merged', 'following-up', 'recovering'] as const)(
    'one that is %s is left as it is',
    (state) => {
      const over = complaintIn(state);
      for (const job of [jobOf(1, 1, 'offered'), jobOf(1, 2, 'accepted'), jobOf(1, 6, 'finished')]) {
        expect(hear(over, job)).toEqual({ after: over, events: [], wakeAt: null });
      }
    },
  );

  test('a job withdrawn by the network moves nothing', () => {
    const assigned = hearAll(logged, [jobOf(1, 2, 'accepted')]);
    expect(hear(assigned, jobOf(1, 3, 'withdrawn')).events).toEqual([]);
  });

  test('one about service follows no job', () => {
    const service = complaintIn('assigned', { kind: 'service' });
    expect(hear(service, jobOf(1, 1, 'offered')).events).toEqual([]);
  });
});

describe('nobody left', () => {
  const nobody: Unplaced = { round: 1, attempt: 2, reason: 'none-within-reach', receipt: 'BL-7K3M-Q2X9.1.2' };
  const tell = (complaint: KeptComplaint, more: Partial<Unplaced> = {}) =>
    unplace(complaint, { ...nobody, ...more }, at('10:30'), waits);

  test('the complaint waits for a supervisor with the reason and the receipt', () => {
    const { after, events } = tell(hearAll(logged, [jobOf(1, 1, 'offered'), jobOf(1, 2, 'declined')]));
    expect(after).toMatchObject({ state: 'unplaced', unplaced: { reason: nobody.reason, receipt: nobody.receipt } });
    expect(events).toMatchObject([{ type: 'complaint.unplaced', data: { reason: nobody.reason } }]);
  });

  test('told again, or told of an earlier round, it is as before', () => {
    const { after } = tell(logged);
    expect(tell(after).events).toEqual([]);
    const redispatched = act(after, { type: 'redispatch' }, reader('supervisor'), at('11:00'), waits).after;
    expect(tell(redispatched).events).toEqual([]);
  });

  test('a refusal that is heard after it does not set the complaint moving again', () => {
    expect(hear(tell(logged).after, jobOf(1, 2, 'declined')).events).toEqual([]);
  });
});

/** A round as it can go: stations that say no or nothing, then one that repairs as far as it comes, or nobody. */
type Told = AboutJob | Unplaced;
const lost = fc.constantFrom('declined', 'expired');
const repair = ['offered', 'accepted', 'booked', 'arrived', 'in-progress', 'waiting-parts', 'finished'] as const;
const histories: fc.Arbitrary<Told[]> = fc
  .record({ refused: fc.array(lost, { maxLength: 4 }), steps: fc.nat(repair.length), unplaced: fc.boolean() })
  .map(({ refused, steps, unplaced }) => {
    const last = refused.length + 1;
    const refusals = refused.flatMap((state, i) => [jobOf(i + 1, 1, 'offered'), jobOf(i + 1, 2, state)]);
    const end: Told[] = unplaced
      ? [{ round: 1, attempt: last, reason: 'none', receipt: 'r' }]
      : repair.slice(0, steps).map((state, i) => jobOf(last, i + 1, state));
    return [...refusals, ...end];
  });
const inAnyOrderWithRepeats = (history: Told[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(history, { minLength: history.length }),
      fc.array(fc.nat(Math.max(0, history.length - 1))),
    )
    .map(([shuffled, repeats]) => (history.length === 0 ? [] : [...shuffled, ...repeats.map((i) => history[i]!)]));

const hearTold = (complaint: KeptComplaint, told: Told) =>
  'receipt' in told ? unplace(complaint, told, at('10:00'), waits) : hear(complaint, told);
const endOf = (told: Told[]) => {
  const { state, handler, job, unplaced, heard, due, round } = told.reduce(
    (one, next) => hearTold(one, next).after,
    logged,
  );
  return { state, handler, job, unplaced, heard, due, round };
};

test('I11: job events in any order and repeated end as they do in order', () => {
  const runs = histories.chain((history) => fc.tuple(fc.constant(history), inAnyOrderWithRepeats(history)));
  fc.assert(
    fc.property(runs, ([history, shuffled]) => {
      expect(endOf(shuffled)).toEqual(endOf(history));
    }),
    { numRuns: 500 },
  );
});

test('I9: each change that is heard is one event and one entry; everything else is none', () => {
  const runs = histories.chain(inAnyOrderWithRepeats);
  fc.assert(
    fc.property(runs, (told) => {
      let complaint = logged;
      for (const one of told) {
        const { after, events } = hearTold(complaint, one);
        expect(after.timeline.length - complaint.timeline.length).toBe(events.length);
        if (events.length === 0) expect(after).toBe(complaint);
        complaint = after;
      }
    }),
  );
});
