import type { Needs, Version } from '@baylink/contracts';
import { activeJobStates, type ByHand, type Job } from '@baylink/contracts/repair-station';
import type { z } from 'zod';
import type { KeptReceipt } from './kept-receipt.js';

/**
 * One try to place a complaint. It came to an offer, which lives on as a job; or to nobody; or it was called off
 * before it was made. All three are stored under one id, so that the same try made twice is the same document and
 * the database alone decides which of two came first.
 */
export type Attempt = Offer | Nobody | CalledOff;

/** A job as it is stored: with the bay cells it holds and why this station was chosen. */
export type Offer = Job & {
  cells: string[];
  receipt: KeptReceipt;
  /** Whoever has it answers the offer by link; not there on offers made before there were links. */
  token?: string;
  measured?: Measured;
  /** Withdrawn for this station to be offered it: the next try is made for it. */
  handOver?: HandOver;
};
/**
 * What others are told from: minutes of its opening hours to answer and working minutes to repair for the record of a
 * station, and for the roads the minutes from acceptance to arrival of a car that came by itself and without appointment.
 */
export type Measured = { answerMinutes?: number; repairMinutes?: number; driveMinutes?: number; arrivedAt?: string };
/** A station that a person chose. */
export type HandOver = ByHand & { station: string };
/** A station wished for before the rank is asked: chosen by hand, or best for all of so many who were placed together. */
export type Wish = { station: string; byHand?: ByHand; together?: number };
/** Nobody was suitable. What was asked is kept, for a person to place it. */
export type Nobody = Try & { state: 'unplaced'; receipt: KeptReceipt; fault: Fault };
/** The complaint was cancelled while there was no offer to withdraw: no later try may take this place. */
export type CalledOff = Try & { state: 'called-off' };

type Try = {
  id: string;
  version: z.output<typeof Version>;
  complaint: string;
  round: number;
  attempt: number;
  changedAt: string;
};

/** What routing must know of a complaint; an earlier offer of the same complaint says it just as well. */
export type Fault = Pick<
  Needs,
  'complaint' | 'round' | 'component' | 'severity' | 'drivable' | 'position' | 'vehicle' | 'text'
>;

/** Of whatever says more, what routing must know. */
export const faultOf = ({
  complaint,
  round,
  component,
  severity,
  drivable,
  position,
  vehicle,
  text,
}: Fault): Fault => ({
  ...{ complaint, round, component, severity, drivable, position, vehicle, text },
});

/** Which complaint, which time round, which try. */
export type AttemptKey = Pick<Try, 'complaint' | 'round' | 'attempt'>;

export const attemptId = ({ complaint, round, attempt }: AttemptKey) => `${complaint}.${round}.${attempt}`;

export const isOffer = (attempt: Attempt): attempt is Offer => 'station' in attempt;

/** Whether a job holds its complaint and its bay. */
export const isActive = ({ state }: Pick<Attempt, 'state'>) => (activeJobStates as readonly string[]).includes(state);

/** Whether another try may follow: nobody else took it over, and the customer still waits. */
export const isLost = (attempt: Attempt) =>
  attempt.state === 'declined' || attempt.state === 'expired' || handOverOf(attempt) !== undefined;

/** The wish of whoever chose a station by hand. */
export const byHandOf = (hand: HandOver | undefined): Wish | undefined =>
  hand && { station: hand.station, byHand: { by: hand.by, reason: hand.reason } };

/** For whom a try was withdrawn, if it was for somebody. */
export const handOverOf = (attempt: Attempt): HandOver | undefined =>
  attempt.state === 'withdrawn' ? (attempt as Offer).handOver : undefined;
