import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { at, complaintIn, waits } from '../testing/complaint.js';
import { answerByLink } from './follow-up.js';
import type { KeptComplaint } from './kept.js';
import { wake } from './wake.js';

const HOUR = 3_600_000;
const due = at('12:00');
const later = (date: Date, ms: number) => new Date(date.getTime() + ms);
const resolved = complaintIn('resolved', { due: due.toISOString() });
const asked = wake(resolved, due, waits).after;
const remindedAt = later(due, waits.FOLLOW_UP_REMIND_AFTER!);
const reminded = wake(asked, remindedAt, waits).after;

describe('the follow-up by the clock', () => {
  test('asks when the time has come, once per repair', () => {
    const { after, events, wakeAt } = wake(resolved, due, waits);
    expect(after).toMatchObject({ state: 'following-up', followUp: { round: 1, askedAt: due.toISOString() } });
    expect(events).toMatchObject([{ type: 'complaint.follow-up-asked', data: { round: 1, reminder: false } }]);
    expect(wakeAt).toEqual(remindedAt);
    expect(wake(after, due, waits).events).toEqual([]);
  });

  test('I5: woken a moment early, it changes nothing and is woken again', () => {
    expect(wake(resolved, later(due, -1), waits)).toEqual({ after: resolved, events: [], wakeAt: due });
  });

  test('reminds once', () => {
    const { after, events, wakeAt } = wake(asked, remindedAt, waits);
    expect(after.state).toBe('following-up');
    expect(events).toMatchObject([{ type: 'complaint.follow-up-asked', data: { reminder: true } }]);
    expect(wakeAt).toEqual(later(remindedAt, waits.FOLLOW_UP_CLOSE_AFTER!));
  });

  test('closes what stays unanswered: silence is not satisfaction', () => {
    const { after, events, wakeAt } = wake(reminded, later(remindedAt, waits.FOLLOW_UP_CLOSE_AFTER!), waits);
    expect(after.state).toBe('closed');
    expect(after.followUp?.answer).toBeUndefined();
    expect(events).toMatchObject([{ type: 'complaint.closed', data: { outcome: 'unanswered' } }]);
    expect(events[0]?.data).not.toHaveProperty('score');
    expect(wakeAt).toBeNull();
  });

  test('leaves alone what is not waiting for it', () => {
    const stray = complaintIn('assigned', { due: due.toISOString() });
    expect(wake(stray, due, waits)).toMatchObject({ events: [], wakeAt: null });
  });

  test('however often and early it is woken, it asks, reminds and closes exactly once each', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 40 }), (hours) => {
        let complaint: KeptComplaint = resolved;
        const events = hours
          .sort((a, b) => a - b)
          .flatMap((hour) => {
            const decision = wake(complaint, later(due, hour * HOUR), waits);
            complaint = decision.after;
            return decision.events.map(({ type, data }) => `${type} ${data.reminder ?? data.outcome}`);
          });
        const all = [
          'complaint.follow-up-asked false',
          'complaint.follow-up-asked true',
          'complaint.closed unanswered',
        ];
        expect(events).toEqual(all.slice(0, events.length));
      }),
    );
  });
});

describe('the answer by link', () => {
  const good = { solved: true, score: 4, comment: 'Quick' };
  const answer = (complaint: KeptComplaint, given: typeof good) => answerByLink(complaint, given, at('13:00'), waits);

  test.each([1, 2, 3, 4, 5])('solved with %i closes or opens a recovery', (score) => {
    const { after, events } = answer(asked, { ...good, score });
    expect(after.state).toBe(score > 2 ? 'closed' : 'recovering');
    expect(events).toMatchObject([{ data: { score } }]);
  });

  test('not solved opens a recovery, however kind the score', () => {
    const { after, events } = answer(asked, { ...good, solved: false, score: 5 });
    expect(after.state).toBe('recovering');
    expect(events).toMatchObject([{ type: 'complaint.recovering', data: { solved: false, score: 5 } }]);
  });

  test('stops the clock', () => {
    expect(answer(asked, good).wakeAt).toBeNull();
  });

  test('the same once more changes nothing; another one is refused', () => {
    const { after } = answer(asked, good);
    expect(answer(after, good)).toEqual({ after, events: [], wakeAt: null });
    expect(() => answer(after, { ...good, score: 5 })).toThrow('not-allowed');
  });

  test.each(['logged', 'resolved', 'closed', 'cancelled'] as const)('is refused while the complaint is %s', (state) => {
    expect(() => answer(complaintIn(state), good)).toThrow('not-allowed');
  });

  test('after a later repair is asked and given anew', () => {
    const { after } = answer(asked, { ...good, score: 1 });
    const again = wake({ ...after, state: 'resolved', round: 2, due: due.toISOString() }, due, waits).after;
    expect(again.followUp).toMatchObject({ round: 2 });
    expect(again.followUp?.answer).toBeUndefined();
    expect(answer(again, { ...good, score: 1 }).events).toHaveLength(1);
  });
});
