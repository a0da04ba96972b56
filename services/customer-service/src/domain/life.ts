import {
  type Actor,
  type ComplaintAction,
  type ComplaintState,
  complaintLife,
  type Kind,
  type Row,
} from '@baylink/contracts';
import type { z } from 'zod';

/** Either table of `complaintLife`, read as one. */
type Life = {
  actions: Record<string, Row<ComplaintState> | undefined>;
  allowed(state: ComplaintState, by?: Actor): string[];
  next(state: ComplaintState, action: string, by: Actor): ComplaintState;
  action: z.ZodType<ComplaintAction>;
};

export const lifeOf = (kind: Kind) => complaintLife[kind] as unknown as Life;

/** Still with whoever repairs or settles it: what can be held is under way. */
export const isUnderWay = (kind: Kind, state: ComplaintState) =>
  lifeOf(kind).actions.hold?.from.includes(state) ?? false;
