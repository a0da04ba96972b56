import { type Decision, Refusal } from '@baylink/contracts';
import { type Job, jobLife, type OfferAnswer, type OfferView } from '@baylink/contracts/repair-station';
import { act } from './act.js';
import { isOver } from './answer.js';
import type { Room } from './appointment.js';
import type { Attempt, Offer } from './attempt.js';

/** As much of a VIN as is read out in a workshop. */
const VIN_END_SIGNS = 6;

/** An offer that can be answered by whoever has its token; what came to no offer has no link. */
export const linked = (decision: Decision<Attempt>, token: () => string): Decision<Attempt> =>
  'station' in decision.after ? { ...decision, after: { ...decision.after, token: token() } } : decision;

/**
 * The station answers by the link in its message: as by its page, and marked so in the timeline. The same answer by
 * the link once more changes nothing.
 * @throws Refusal `too-late` when it has run out, `not-allowed` when it was answered otherwise or withdrawn
 */
export function answerByLink(job: Offer, answer: OfferAnswer, now: Date, room: Room): Decision<Offer> {
  if (isSameAnswer(job, answer)) return { after: job, events: [], wakeAt: null };
  if (job.state === 'expired') throw new Refusal('too-late', { state: job.state });
  const { after, ...told } = act(job, answer, { by: { actor: 'station' }, now }, room);
  return { ...told, after: { ...after, timeline: marked(after.timeline) } };
}

/** What whoever holds the link sees: nothing of the customer, no full VIN, and no step but the two answers. */
export function offerView(job: Offer, now: Date): OfferView {
  const { complaint, station, stationName, state, deadline, component, severity, drivable, declined, offeredAt } = job;
  const { vin, ...vehicle } = job.vehicle;
  const { distanceKm, driveMinutes, slot } = job;
  return {
    ...{ job: job.id, complaint, station, stationName, state, deadline, component, severity, drivable, offeredAt },
    ...{ distanceKm, driveMinutes, slot: { start: slot.start, end: slot.end } },
    vehicle: { ...vehicle, vinEnd: vin.slice(-VIN_END_SIGNS) },
    ...(declined && { declined }),
    actions: isOver(job, now) ? [] : answers.filter((one) => jobLife.allowed(state, 'station').includes(one)),
  };
}

const answers = ['accept', 'decline'] as const;

type Timeline = Job['timeline'];
const marked = (timeline: Timeline): Timeline =>
  timeline.map((line, i) => (i === timeline.length - 1 ? { ...line, via: 'link' } : line));

function isSameAnswer({ timeline }: Offer, answer: OfferAnswer): boolean {
  const given = timeline.find(({ via }) => via === 'link');
  if (answer.type === 'accept') return given?.event === 'accepted';
  return given?.event === 'declined' && given.reason === answer.reason && (given.note ?? '') === (answer.note ?? '');
}
