import type { Query } from '@tanstack/react-query';

/** Every event the gateway may push. An `EventSource` hears only the names it was told. */
export const liveEvents = {
  complaint: [
    'logged',
    'reopened',
    'redispatched',
    'dispatching',
    'unplaced',
    'assigned',
    'started',
    'resolved',
    'follow-up-asked',
    'closed',
    'recovering',
    'cancelled',
    'noted',
    'held',
    'released',
  ],
  job: [
    'offered',
    'accepted',
    'declined',
    'expired',
    'booked',
    'arrived',
    'started',
    'waiting-for-parts',
    'resumed',
    'finished',
    'withdrawn',
  ],
  dispatch: ['unplaced', 'withdrawn'],
  station: ['registered', 'changed'],
  customer: ['registered', 'changed'],
  vehicle: ['registered', 'changed'],
  dealer: ['registered', 'changed'],
  sale: ['recorded'],
  message: ['queued', 'sent', 'delayed', 'failed'],
} as const;
type Noun = keyof typeof liveEvents;
export type Happened = { type: string; data: { complaint?: string; job?: string } };

/** What a noun's events make old: lists and single things. */
const touched: Record<Noun, readonly string[]> = {
  complaint: ['complaints', 'complaint', 'receipts', 'record', 'network'],
  job: ['jobs', 'job', 'complaint', 'receipts', 'nearest', 'network'],
  dispatch: ['receipts'],
  station: ['stations', 'station', 'nearest', 'network'],
  customer: ['record', 'lookup'],
  vehicle: ['record', 'lookup'],
  dealer: ['dealer'],
  sale: ['record'],
  message: ['messages'],
};
/** These are kept by the number of a complaint or the id of a job: an event about another one leaves them alone. */
const single = new Set(['complaint', 'receipts', 'messages', 'job']);

/** Whether what a query has read is older than what has just happened. */
export function isTouched({ queryKey: [kind, id] }: Pick<Query, 'queryKey'>, { type, data }: Happened): boolean {
  const kinds = touched[type.split('.')[0] as Noun] ?? [];
  if (!kinds.includes(kind as string)) return false;
  if (!single.has(kind as string)) return true;
  return id === (kind === 'job' ? data.job : data.complaint);
}
