import type { AboutJob, Job } from '@baylink/contracts/repair-station';

/** What every event of a job says. */
export const about = (job: Job): AboutJob => ({
  job: job.id,
  complaint: job.complaint,
  station: job.station,
  stationName: job.stationName,
  round: job.round,
  attempt: job.attempt,
  version: job.version,
  state: job.state,
  component: job.component,
  slot: { start: job.slot.start, end: job.slot.end },
});
