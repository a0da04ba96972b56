import type { History, StoredJob } from './history.js';

export type Violation = { invariant: string; what: string };
type Check = (history: History) => string[];

const active = new Set(['offered', 'accepted', 'booked', 'arrived', 'in-progress', 'waiting-parts']);
const ended = new Set(['resolved', 'following-up', 'recovering', 'closed', 'cancelled', 'merged']);
/** Under faults a wake-up may come this much after its time: one look of the reconciler and the work itself. */
const LATEST_MS = 6000;

/** Their subjects carry a VIN, so no page hears them. */
const silent = /^(vehicle|sale)\./;

const counted = <T>(items: T[], key: (item: T) => string) => {
  const counts = new Map<string, T[]>();
  for (const item of items) counts.set(key(item), [...(counts.get(key(item)) ?? []), item]);
  return counts;
};
const repeated = <T>(items: T[], key: (item: T) => string) =>
  [...counted(items, key)].filter(([, all]) => all.length > 1);
/** Those that hold their complaint and their bay. */
export const activeJobs = (jobs: StoredJob[]) => jobs.filter(({ state }) => active.has(state));

/** The promises of the design, each as a question to a finished run. Names are those of the design's list. */
const checks: Record<string, Check> = {
  'I1 durability': ({ acknowledged, refused, complaints }) => {
    const byNumber = new Map(complaints.map((complaint) => [complaint._id, complaint]));
    const lost = acknowledged.flatMap(({ number, text, vin }) => {
      const stored = byNumber.get(number);
      if (!stored) return [`${number} was acknowledged and is gone`];
      return stored.text === text && stored.vehicle.vin === vin ? [] : [`${number} has other content`];
    });
    const keys = new Set(complaints.flatMap(({ requests = [] }) => requests.map(({ key }) => key.split(':').at(-1))));
    return [...lost, ...refused.filter((key) => keys.has(key)).map((key) => `${key} was refused and exists`)];
  },

  'I2 idempotency': ({ acknowledged, complaints }) => [
    // Every call says something of its own.
    ...repeated(complaints, ({ text }) => text).map(([text, all]) => `“${text}” is ${all.length} complaints`),
    ...[...counted(acknowledged, ({ key }) => key)]
      .filter(([, answers]) => new Set(answers.map(({ number }) => number)).size > 1)
      .map(([key]) => `${key} got two numbers`),
  ],

  'I3 one active job': ({ complaints, jobs, unplaced }) => {
    const jobsOf = counted(activeJobs(jobs), ({ complaint }) => complaint);
    const waiting = new Set(unplaced.map(({ complaint }) => complaint));
    return complaints.flatMap(({ _id, kind, state }) => {
      const count = jobsOf.get(_id)?.length ?? 0;
      if (kind === 'service') return count === 0 ? [] : [`${_id} is about service and went to a station`];
      if (count > 1) return [`${_id} has ${count} active jobs`];
      return count === 1 || ended.has(state) || waiting.has(_id) ? [] : [`${_id} is ${state} and nobody has it`];
    });
  },

  'I4 one acceptor': ({ jobs }) =>
    jobs
      .filter(({ timeline }) => timeline.filter(({ event }) => event === 'accepted').length > 1)
      .map(({ _id }) => `${_id} was accepted twice`),

  'I5 wake-ups': ({ lateness }) =>
    lateness.filter((ms) => ms < 0 || ms > LATEST_MS).map((ms) => `a follow-up came ${ms} ms after its time`),

  'I6 capacity': ({ jobs }) => {
    const cells = activeJobs(jobs).flatMap(({ _id, station, cells = [] }) =>
      cells.map((cell) => ({ _id, cell: `${station} ${cell}` })),
    );
    return repeated(cells, ({ cell }) => cell).map(([cell, all]) => `${cell} is held by ${all.map(({ _id }) => _id)}`);
  },

  'I7 eligibility': ({ replayed }) =>
    replayed.flatMap(({ job, station, receipt, sameOrder }) => {
      const chosen = receipt.candidates.find((candidate) => candidate.station.code === station);
      if (!chosen || receipt.chosen !== station) return [`${job} went to a station that its receipt did not choose`];
      if (!chosen.rules.every(({ ok }) => ok)) return [`${job} went to a station that breaks a rule`];
      return sameOrder ? [] : [`the receipt of ${job} replays to another order`];
    }),

  'I9 events': ({ events, complaints, jobs }) => {
    const bySubject = counted(events, ({ subject }) => subject);
    const versions = (subject: string) => (bySubject.get(subject) ?? []).map(({ id }) => Number(id.split(':').at(-1)));
    const stored = [
      ...complaints.map(({ _id, version }) => [`complaint/${_id}`, version] as const),
      ...jobs.map(({ _id, version }) => [`job/${_id}`, version] as const),
    ];
    return stored.flatMap(([subject, version]) => {
      const seen = new Set(versions(subject));
      const missing = Array.from({ length: version }, (_, i) => i + 1).filter((n) => !seen.has(n));
      const ahead = [...seen].filter((n) => n > version);
      return [
        ...missing.map((n) => `${subject} has no event ${n}`),
        ...ahead.map((n) => `${subject} has event ${n} without its state`),
      ];
    });
  },

  'I11 replay': ({ retold }) => retold.changed.map((place) => `${place} was changed by events that it had handled`),

  'I12 conservation': ({ complaints, acknowledged, jobs }) => {
    const numbers = new Set(complaints.map(({ _id }) => _id));
    const strays = jobs
      .filter(({ complaint }) => !numbers.has(complaint))
      .map(({ _id }) => `${_id} belongs to no complaint`);
    const unsent = [...complaints, ...jobs]
      .filter(({ outbox }) => outbox.length > 0)
      .map(({ _id }) => `${_id} has events that were never sent`);
    const fewer =
      new Set(acknowledged.map(({ number }) => number)).size > complaints.length
        ? ['fewer complaints than acknowledged']
        : [];
    return [...strays, ...unsent, ...fewer];
  },

  'I13 push': ({ heard, events }) => {
    const hearable = events.filter(({ type }) => !silent.test(type));
    const at = new Map(hearable.map(({ id }, i) => [id, i]));
    const places = heard.map((id) => at.get(id) ?? -1);
    const twice = repeated(heard, (id) => id).map(([id]) => `${id} was heard twice`);
    const first = Math.min(...places);
    const last = Math.max(...places);
    const seen = new Set(heard);
    const gaps =
      heard.length === 0
        ? []
        : hearable
            .slice(first, last + 1)
            .filter(({ id }) => !seen.has(id))
            .map(({ id }) => `${id} was never heard`);
    return [...twice, ...gaps];
  },

  'I14 poison': ({ spoilt, parked }) => {
    const broken = new Set(spoilt);
    const ids = new Set(parked.map(({ id }) => id));
    return [
      ...spoilt.filter((id) => !ids.has(id)).map((id) => `${id} is no event and was not parked`),
      ...repeated(parked, ({ id, by }) => `${id} by ${by}`).map(([what]) => `${what} was parked twice`),
      ...parked.filter(({ id }) => !broken.has(id)).map(({ id, by }) => `${id} was parked by ${by}`),
    ];
  },
};

/** Every broken promise of a run; at most a few of each kind, so that they can be read. */
export function violations(history: History, atMost = 5): Violation[] {
  return Object.entries(checks).flatMap(([invariant, check]) =>
    check(history)
      .slice(0, atMost)
      .map((what) => ({ invariant, what })),
  );
}
export const invariants = Object.keys(checks);
