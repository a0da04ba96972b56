import type { Out, Reader } from '@baylink/contracts';
import type { getContact } from '@baylink/contracts/customer-service';
import { type JobState, type JobView, jobLife } from '@baylink/contracts/repair-station';
import type { z } from 'zod';
import { isOver } from './answer.js';
import type { Offer } from './attempt.js';

type View = z.output<typeof JobView>;

/** A job as this reader sees it, with what it may do now; nothing of the customer. */
export function jobView(
  { cells: _, receipt: __, measured: ___, handOver: ____, token: _____, ...job }: Offer,
  reader: Reader,
  now: Date,
): View {
  const over = isOver(job, now);
  const actions = jobLife.allowed(job.state, reader.role).filter((action) => !(over && action === 'accept'));
  return { ...job, actions };
}

/** While these last the station has the car in hand, or is about to. */
const inHand: readonly z.output<typeof JobState>[] = ['accepted', 'booked', 'arrived', 'in-progress', 'waiting-parts'];

/** Whether this reader needs the customer's name, phone and address: only the station, only while it works on the car. */
export const mayContact = ({ state }: Pick<Offer, 'state'>, { role }: Reader) =>
  role === 'station' && inHand.includes(state);

/** What a station sees before it accepts and after it closes: that there is somebody. */
export const masked: View['customer'] = { name: '***', masked: true };

export function unmasked({ name, phones: [phone], address }: Out<typeof getContact>): View['customer'] {
  return { name, ...(phone && { phone }), ...(address && { address }), masked: false };
}
