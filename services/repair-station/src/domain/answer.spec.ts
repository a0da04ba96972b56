import { Refusal } from '@baylink/contracts';
import { jobLife } from '@baylink/contracts/repair-station';
import { describe, expect, test } from '@jest/globals';
import { anOffer, byStation, inState, monday } from '../testing/offer.js';
import { answer, expire } from './answer.js';

const answered = jobLife.states.filter((state) => state !== 'offered');

describe('a station accepts', () => {
  test('before the deadline, and its network hears so', () => {
    const { after, events, wakeAt } = answer(anOffer(), { type: 'accept' }, byStation('02:14'));
    expect(after).toMatchObject({ state: 'accepted', deadline: null, version: 2 });
    expect(after.timeline.at(-1)).toMatchObject({ event: 'accepted', by: { account: 'acc-1' } });
    expect(events).toMatchObject([{ type: 'job.accepted', data: { station: 'S001', state: 'accepted', version: 2 } }]);
    expect(wakeAt).toBeNull();
  });

  test('at the deadline it is too late, though nobody was woken yet', () => {
    const late = () => answer(anOffer(), { type: 'accept' }, byStation('02:15'));
    expect(late).toThrow(new Refusal('too-late'));
  });

  test.each(answered)('not what is %s', (state) => {
    expect(() => answer(inState(state), { type: 'accept' }, byStation())).toThrow('not-allowed');
  });
});

test('a station declines with its reason, which the desk and the next try hear', () => {
  const decline = { type: 'decline', reason: 'no-parts', note: 'caliper, Thursday' } as const;
  const { after, events } = answer(anOffer(), decline, byStation());
  expect(after).toMatchObject({ state: 'declined', declined: { reason: 'no-parts', note: 'caliper, Thursday' } });
  expect(events).toMatchObject([{ type: 'job.declined', data: { reason: 'no-parts', attempt: 1 } }]);
});

describe('an offer that nobody answers', () => {
  test('expires at its deadline', () => {
    const { after, events, wakeAt } = expire(anOffer(), monday('02:15'));
    expect(after).toMatchObject({ state: 'expired', deadline: null });
    expect(events).toMatchObject([{ type: 'job.expired' }]);
    expect(wakeAt).toBeNull();
  });

  test('stays when the wake-up comes early, and is looked at again', () => {
    const job = anOffer();
    expect(expire(job, monday('02:14'))).toEqual({ after: job, events: [], wakeAt: monday('02:15') });
  });

  test.each(answered)('stays %s when the wake-up comes late', (state) => {
    const job = inState(state);
    expect(expire(job, monday('09:00'))).toEqual({ after: job, events: [], wakeAt: null });
  });
});
