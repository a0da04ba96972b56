import type { Language, Out } from '@baylink/contracts';
import type { getFollowUp, getTrack } from '@baylink/contracts/customer-service';
import type { KeptComplaint } from './kept.js';
import { VIN_END_SIGNS } from './keys.js';
import { present } from './present.js';

type Track = Out<typeof getTrack>;
type FollowUpForm = Out<typeof getFollowUp>;

/** Where the car is in the process, for the person with the link: nothing of anybody else, no full VIN. */
export function trackOf(complaint: KeptComplaint, language: Language): Track {
  const { number, state, kind, component, handler, followUp } = complaint;
  const { brand, model, vin } = complaint.vehicle;
  const appointment = appointmentOf(complaint);
  return {
    ...{ number, state, kind, component, language, steps: stepsOf(complaint) },
    vehicle: present({ brand, model, vinEnd: vin.slice(-VIN_END_SIGNS) }),
    followUp: present({
      open: isAsked(complaint),
      answered: Boolean(followUp?.answer),
      score: followUp?.answer?.score,
    }),
    ...(handler && { handler }),
    ...(appointment && { appointment }),
  };
}

/** The question after the repair, and the answer once it is given. */
export function formOf(complaint: KeptComplaint, language: Language): FollowUpForm {
  const { number, component, vehicle, followUp } = complaint;
  const { at, by, ...answer } = followUp?.answer ?? {};
  const { brand, model } = vehicle;
  return {
    ...{ number, component, language, open: isAsked(complaint), answered: Boolean(followUp?.answer) },
    vehicle: present({ brand, model }),
    ...(followUp?.answer && { answer: answer as NonNullable<FollowUpForm['answer']> }),
  };
}

const isAsked = ({ state }: KeptComplaint) => state === 'following-up';

/** The bay is held from the offer on; it is an appointment once the station said yes, until the repair is done. */
function appointmentOf({ state, job }: KeptComplaint) {
  return state === 'assigned' || state === 'in-progress' ? job?.slot : undefined;
}

/** Each state it came through, and when; what happened within a state is not the customer's concern. */
function stepsOf({ timeline }: KeptComplaint): Track['steps'] {
  const steps = timeline.map(({ at, state }) => ({ at, state }) as Track['steps'][number]);
  return steps.filter(({ state }, i) => state !== steps[i - 1]?.state);
}
