import type { Decision, Happened } from '@baylink/contracts';
import {
  type JobAction,
  jobArrived,
  jobFinished,
  jobResumed,
  jobStarted,
  jobWaitingForParts,
} from '@baylink/contracts/repair-station';
import { about } from './about.js';
import type { Offer } from './attempt.js';
import { type Doing, step } from './step.js';

export type Work = Extract<JobAction, { type: 'arrive' | 'start' | 'wait-for-parts' | 'resume' | 'finish' }>;

/** The car is here, in hand, waiting, done: what a station does once it has accepted. */
export function work(job: Offer, action: Work, doing: Doing): Decision<Offer> {
  switch (action.type) {
    case 'arrive': {
      const { odometerKm } = action;
      const read = odometerKm === undefined ? {} : { odometerKm };
      const after = step(job, 'arrive', doing, { change: read, noted: read });
      return done(after, jobArrived.of(about(after)));
    }
    case 'start': {
      const after = step(job, 'start', doing, { change: { inCharge: doing.by.name } });
      return done(after, jobStarted.of(about(after)));
    }
    case 'wait-for-parts': {
      const { parts } = action;
      const after = step(job, 'wait-for-parts', doing, { change: { parts }, noted: { parts } });
      return done(after, jobWaitingForParts.of({ ...about(after), parts }));
    }
    case 'resume': {
      const after = step(job, 'resume', doing);
      return done(after, jobResumed.of(about(after)));
    }
    case 'finish': {
      const { type: _, ...report } = action;
      const after = step(job, 'finish', doing, { change: { report } });
      return done(after, jobFinished.of({ ...about(after), report, vin: after.vehicle.vin, ...kept(after) }));
    }
  }
}

const done = (after: Offer, event: Happened): Decision<Offer> => ({ after, events: [event], wakeAt: null });

/** What a car's history keeps of a repair, as far as it is known. */
const kept = ({ inCharge, odometerKm }: Offer) => ({
  ...(inCharge !== undefined && { inCharge }),
  ...(odometerKm !== undefined && { odometerKm }),
});
