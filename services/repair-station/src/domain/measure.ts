import type { Decision } from '@baylink/contracts';
import type { Calendar } from '@baylink/worktime';
import type { Measured, Offer } from './attempt.js';

/** Lines of a job's timeline, as far as time is measured by them. */
type Line = Offer['timeline'][number];

/** Keeps with a job what its station's record is counted from, and what road times are learnt from. */
export function measured(decision: Decision<Offer>, calendar: Calendar): Decision<Offer> {
  const { after, events } = decision;
  const now = events.length > 0 ? measure(after, calendar) : {};
  if (Object.keys(now).length === 0) return decision;
  return { ...decision, after: { ...after, measured: { ...after.measured, ...now } } };
}

function measure(job: Offer, calendar: Calendar): Measured {
  const { state, offeredAt, changedAt, timeline } = job;
  const open = (from: string, to: string) => calendar.minutesBetween(new Date(from), new Date(to));
  if (state === 'accepted' || state === 'declined') return { answerMinutes: rounded(open(offeredAt, changedAt)) };
  if (state === 'arrived') return driven(job);
  return state === 'finished' ? { repairMinutes: rounded(worked(timeline, open)) } : {};
}

/**
 * From acceptance to arrival, in plain minutes. Who has an appointment sets out for it and not at once, and a tow truck
 * has its own ways first: neither says how long the road is.
 */
function driven({ drivable, timeline, changedAt }: Offer): Measured {
  const accepted = timeline.findLast(({ event }) => event === 'accepted');
  if (!accepted || !drivable || timeline.some(({ event }) => event === 'booked')) return {};
  const minutes = (Date.parse(changedAt) - Date.parse(accepted.at)) / 60_000;
  return { driveMinutes: rounded(minutes), arrivedAt: changedAt };
}

/** Open minutes from each start or resumption to the next wait for parts or the end. */
function worked(timeline: readonly Line[], open: (from: string, to: string) => number): number {
  let [minutes, since] = [0, undefined as string | undefined];
  for (const { at, event } of timeline) {
    if (event === 'started' || event === 'resumed') since = at;
    if ((event === 'waiting-for-parts' || event === 'finished') && since) {
      minutes += open(since, at);
      since = undefined;
    }
  }
  return minutes;
}

const rounded = (minutes: number) => Math.round(minutes * 10) / 10;
