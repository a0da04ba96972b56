import type { OfferAnswer } from '@baylink/contracts/repair-station';
import { OfferView } from '@baylink/contracts/repair-station';
import { describe, expect, test } from '@jest/globals';
import { anOffer, aStation, byStation, inState, monday, needs } from '../testing/offer.js';
import { answer } from './answer.js';
import type { Offer } from './attempt.js';
import { answerByLink, linked, offerView } from './offer-link.js';
import { calendarOf, toSite } from './site.js';
import { callOff, withdraw } from './withdraw.js';

const token = 'a-token-of-the-offer';
const offered = anOffer({ token });
const station = aStation('S001');
const room = { site: toSite(station, calendarOf(station)), taken: new Set<string>(), usualMinutes: 90 };
const byLink = (job: Offer, given: OfferAnswer, time = '02:10') => answerByLink(job, given, monday(time), room);
const decline = { type: 'decline', reason: 'no-parts', note: 'caliper' } as const;
const NOW = monday('02:10');

describe('an answer by the link', () => {
  test('is the station’s, as by its page, and marked in the timeline', () => {
    const { after, events } = byLink(offered, { type: 'accept' });
    expect(after).toMatchObject({ state: 'accepted', deadline: null, measured: { answerMinutes: 10 } });
    expect(after.timeline.at(-1)).toMatchObject({ event: 'accepted', by: { actor: 'station' }, via: 'link' });
    expect(events).toMatchObject([{ type: 'job.accepted' }]);
    expect(byLink(offered, decline).after).toMatchObject({
      ...{ state: 'declined', declined: { reason: 'no-parts', note: 'caliper' } },
      timeline: [{ event: 'declined', reason: 'no-parts', via: 'link' }],
    });
  });

  test.each([{ type: 'accept' }, decline] as const)('given once more changes nothing: %j', (given) => {
    const { after } = byLink(offered, given);
    expect(byLink(after, given, '02:40')).toEqual({ after, events: [], wakeAt: null });
  });

  test('is still the same answer when the customer has cancelled since', () => {
    const { after } = withdraw(byLink(offered, { type: 'accept' }).after, NOW);
    expect(byLink(after, { type: 'accept' }).after.state).toBe('withdrawn');
  });

  test('is refused when another one was given, by the link or by the page', () => {
    const accepted = byLink(offered, { type: 'accept' }).after;
    const declined = byLink(offered, decline).after;
    const byPage = answer(offered, { type: 'accept' }, byStation()).after;
    expect(() => byLink(accepted, decline)).toThrow('not-allowed');
    expect(() => byLink(declined, { type: 'accept' })).toThrow('not-allowed');
    expect(() => byLink(declined, { ...decline, note: 'none' })).toThrow('not-allowed');
    expect(() => byLink(byPage, { type: 'accept' })).toThrow('not-allowed');
    expect(() => byLink(inState('withdrawn'), { type: 'accept' })).toThrow('not-allowed');
  });

  test('is too late from the deadline on, whether or not the clock has told', () => {
    expect(() => byLink(offered, { type: 'accept' }, '02:15')).toThrow('too-late');
    for (const given of [{ type: 'accept' }, decline] as const)
      expect(() => byLink(inState('expired', { deadline: null }), given)).toThrow('too-late');
  });
});

describe('an offer as its link shows it', () => {
  test('I10: says nothing of the customer, no full VIN and no token', () => {
    const view = offerView(offered, NOW);
    expect(OfferView.strict().parse(view)).toEqual(view);
    expect(view).toMatchObject({ job: offered.id, distanceKm: 3.2, driveMinutes: 12, vehicle: { vinEnd: '000001' } });
    for (const secret of [token, needs().vehicle.vin, needs().text, 'position'])
      expect(JSON.stringify(view)).not.toContain(secret);
  });

  test('says what may be answered: both, and nothing once it is answered or over', () => {
    expect(offerView(offered, NOW).actions).toEqual(['accept', 'decline']);
    expect(offerView(offered, monday('02:15')).actions).toEqual([]);
    expect(offerView(inState('accepted', { deadline: null }), NOW).actions).toEqual([]);
  });
});

test('only an offer gets a token', () => {
  const decision = { after: anOffer(), events: [], wakeAt: null };
  expect(linked(decision, () => token).after).toHaveProperty('token', token);
  const off = callOff({ complaint: offered.complaint, round: 1, attempt: 1 }, NOW);
  expect(linked(off, () => token)).toEqual(off);
});
