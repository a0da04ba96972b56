import type { Needs, Version } from '@baylink/contracts';
import { activeJobStates, type Job, type Receipt } from '@baylink/contracts/repair-station';
import type { z } from 'zod';

/**
 * One try to place a complaint. It came to an offer, which lives on as a job; or to nobody; or it was called off
 * before it was made. All three are stored under one id, so that the same try made twice is the same document and
 * the database alone decides which of two came first.
 */
export type Attempt = Offer | Nobody | CalledOff;

/** A job as it is stored: with the bay cells it holds and why this station was chosen. */
export type Offer = Job & { cells: string[]; receipt: Receipt };
/** Nobody was suitable. */
export type Nobody = Try & { state: 'unplaced'; receipt: Receipt };
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

/** Which complaint, which time round, which try. */
export type AttemptKey = Pick<Try, 'complaint' | 'round' | 'attempt'>;

export const attemptId = ({ complaint, round, attempt }: AttemptKey) => `${complaint}.${round}.${attempt}`;

export const isOffer = (attempt: Attempt): attempt is Offer => 'station' in attempt;

/** Whether a job holds its complaint and its bay. */
export const isActive = ({ state }: Pick<Attempt, 'state'>) => (activeJobStates as readonly string[]).includes(state);

/** Whether another try may follow: nobody else took it over, and the customer still waits. */
export const isLost = ({ state }: Pick<Attempt, 'state'>) => state === 'declined' || state === 'expired';
