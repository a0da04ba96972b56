import { Counter, collectDefaultMetrics, Histogram, register } from 'prom-client';

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Counters by subject and outcome; never by anything that names a person or a car. */
function make() {
  collectDefaultMetrics();
  const requests = new Histogram({
    name: 'baylink_request_seconds',
    help: 'Requests answered',
    labelNames: ['subject', 'outcome'],
    buckets,
  });
  const events = new Histogram({
    name: 'baylink_event_seconds',
    help: 'Events handled',
    labelNames: ['handler', 'outcome'],
    buckets,
  });
  const parked = new Counter({
    name: 'baylink_events_parked_total',
    help: 'Events given up on',
    labelNames: ['handler'],
  });
  return {
    onRequest: ({ subject, outcome, ms }: { subject: string; outcome: string; ms: number }) =>
      requests.observe({ subject, outcome }, ms / 1000),
    onEvent: ({ handler, outcome, ms }: { handler: string; outcome: string; ms: number }) => {
      events.observe({ handler, outcome }, ms / 1000);
      if (outcome === 'parked') parked.inc({ handler });
    },
  };
}

let made: ReturnType<typeof make> | undefined;
/** One set per process, also where several services run in one (as tests do). */
export const metrics = () => {
  made ??= make();
  return made;
};
export { register };
