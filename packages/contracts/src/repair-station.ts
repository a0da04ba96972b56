import { z } from 'zod';
import { Component, type ComponentCode, Severity } from './components.js';
import { Crs } from './imports.js';
import { type ActionOf, event, lifecycle, request } from './language.js';
import { VehicleOf } from './people.js';
import {
  AnyTime,
  By,
  Code,
  Day,
  Email,
  ExternalRefs,
  listOf,
  Name,
  Page,
  Phone,
  Point,
  pageOf,
  Reader,
  RowOutcome,
  Time,
  Token,
  Version,
} from './values.js';

// --- Stations -----------------------------------------------------------------------------------------------------

export const StationState = z.enum(['open', 'paused', 'closed']);
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
/** Opening hours: several windows a day in the station's own time zone, and dated exceptions. ISO days, Monday = 1. */
export const Hours = z.object({
  weekly: z.array(z.object({ days: z.array(z.int().min(1).max(7)).min(1), from: Clock, to: Clock })).max(50),
  exceptions: z
    .array(z.object({ date: Day, windows: z.array(z.object({ from: Clock, to: Clock })) }))
    .max(400)
    .default([]),
});
export type Hours = z.output<typeof Hours>;
export const usualHours: Hours = {
  weekly: [
    { days: [1, 2, 3, 4, 5, 6], from: '08:30', to: '12:00' },
    { days: [1, 2, 3, 4, 5, 6], from: '13:00', to: '18:00' },
  ],
  exceptions: [],
};

/** A part that is known to be missing: repairs of this component cannot start at that station before `until`. */
export const PartDelay = z.object({ component: Component, until: AnyTime });
export type PartDelay = z.infer<typeof PartDelay>;
/** Of this brand it is authorised for these models only. */
export const ModelsOf = z.object({
  brand: z.string().trim().min(1).max(80),
  models: z.array(z.string().trim().min(1).max(80)).min(1).max(200),
});
/** Faults that only a station with the certificate for high voltage may touch. */
export const highVoltage: readonly ComponentCode[] = ['traction-battery', 'electric-drive'];

const Description = z.object({
  code: Code,
  name: Name,
  position: Point,
  address: z.string().max(300).optional(),
  city: z.string().max(80).optional(),
  province: z.string().max(80).optional(),
  timeZone: z.string().max(60),
  phone: Phone.optional(),
  servicePhone: Phone.optional(),
  email: Email.optional(),
  /** Brands it is authorised for; empty means every brand of the maker. */
  brands: z.array(z.string().max(80)).max(50),
  /** Brands of which it is authorised for some models only; of a brand not named here, every model. */
  models: z.array(ModelsOf).max(50),
  /** Components it is able to repair; empty means every technical one. */
  abilities: z.array(Component),
  /** Whether its people may work on high voltage. */
  certifiedHighVoltage: z.boolean(),
  bays: z
    .array(z.string().regex(/^[\w-]{1,20}$/))
    .min(1)
    .max(60),
  /** How many of the bays can be manned, the first of the list before the others; left out, all of them. */
  technicians: z.int().min(0).max(500).optional(),
  hours: Hours,
  canTow: z.boolean(),
  /** Parts known to arrive later, one line for each component. */
  partDelays: z.array(PartDelay).max(20),
  externalRefs: ExternalRefs.unwrap(),
});
const { shape } = Description;
export const NewStation = Description.extend({
  timeZone: shape.timeZone.default('Asia/Shanghai'),
  brands: shape.brands.default([]),
  models: shape.models.default([]),
  abilities: shape.abilities.default([]),
  // Who says nothing is able for everything, here as in `abilities`: a network that keeps certificates states them.
  certifiedHighVoltage: shape.certifiedHighVoltage.default(true),
  bays: shape.bays.default(['1', '2', '3', '4']),
  hours: shape.hours.default(usualHours),
  canTow: shape.canTow.default(false),
  partDelays: shape.partDelays.default([]),
  externalRefs: ExternalRefs,
});
export type NewStation = z.output<typeof NewStation>;
export const Station = NewStation.extend({
  version: Version,
  state: StationState,
  pausedUntil: Time.optional(),
  /** What looked wrong when it was imported: a coordinate far from the stated province, a missing phone. */
  flags: z.array(z.object({ field: z.string(), rule: z.string() }).catchall(z.unknown())).default([]),
});
export type Station = z.infer<typeof Station>;
export const StationBrief = Station.pick({
  code: true,
  name: true,
  position: true,
  address: true,
  city: true,
  phone: true,
  servicePhone: true,
});

// --- Jobs ---------------------------------------------------------------------------------------------------------

const jobStates = [
  'offered',
  'accepted',
  'booked',
  'arrived',
  'in-progress',
  'waiting-parts',
  'finished',
  'declined',
  'expired',
  'withdrawn',
] as const;
export const JobState = z.enum(jobStates);
export type JobState = z.infer<typeof JobState>;
/** A job that holds its complaint and its bay cells. */
export const activeJobStates = [
  'offered',
  'accepted',
  'booked',
  'arrived',
  'in-progress',
  'waiting-parts',
] as const satisfies readonly JobState[];
export const DeclineReason = z.enum(['no-capacity', 'no-parts', 'not-able', 'other']);
export const Report = z.object({
  complaint: z.string().trim().min(1).max(2000),
  cause: z.string().trim().min(1).max(2000),
  correction: z.string().trim().min(1).max(2000),
});

/** A station's side of a complaint: offered with a deadline, answered, booked, repaired, reported. */
export const jobLife = lifecycle({
  states: jobStates,
  actions: {
    accept: { from: ['offered'], to: 'accepted', by: ['station'] },
    decline: {
      from: ['offered'],
      to: 'declined',
      by: ['station'],
      input: z.object({ reason: DeclineReason, note: z.string().trim().max(500).optional() }),
    },
    expire: { from: ['offered'], to: 'expired', by: ['clock'] },
    book: {
      from: ['accepted', 'booked'],
      to: 'booked',
      by: ['station', 'agent', 'supervisor', 'admin'],
      input: z.object({ at: AnyTime }),
    },
    arrive: {
      from: ['accepted', 'booked'],
      to: 'arrived',
      by: ['station'],
      input: z.object({ odometerKm: z.number().min(0).max(3_000_000).optional() }),
    },
    start: { from: ['accepted', 'booked', 'arrived'], to: 'in-progress', by: ['station'] },
    'wait-for-parts': {
      from: ['in-progress'],
      to: 'waiting-parts',
      by: ['station'],
      input: z.object({ parts: z.string().trim().min(1).max(500) }),
    },
    resume: { from: ['waiting-parts'], to: 'in-progress', by: ['station'] },
    finish: { from: ['in-progress'], to: 'finished', by: ['station'], input: Report },
    withdraw: { from: activeJobStates, to: 'withdrawn', by: ['network'] },
  },
});
export type JobAction = ActionOf<typeof jobLife>;

/** A station that a person chose, and why. */
export const ByHand = z.object({ by: By, reason: z.string().trim().min(1).max(500) });
export type ByHand = z.infer<typeof ByHand>;

export const Job = z.object({
  /** `<complaint>.<round>.<attempt>`: the same offer made twice is the same document. */
  id: z.string(),
  version: Version,
  complaint: z.string(),
  round: z.int(),
  attempt: z.int(),
  station: Code,
  stationName: z.string(),
  state: JobState,
  /** When the offer ends unanswered. */
  deadline: Time.nullable(),
  component: Component,
  severity: Severity,
  drivable: z.boolean(),
  position: Point,
  vehicle: VehicleOf,
  text: z.string(),
  distanceKm: z.number(),
  driveMinutes: z.number(),
  /** The bay time it holds, from the offer on. `end` counts only open hours in between. */
  slot: z.object({ bay: z.string(), start: Time, end: Time }),
  odometerKm: z.number().optional(),
  parts: z.string().optional(),
  report: Report.optional(),
  declined: z.object({ reason: DeclineReason, note: z.string().optional() }).optional(),
  /** Chosen by a person and not by rank. */
  byHand: ByHand.optional(),
  inCharge: z.string().optional(),
  offeredAt: Time,
  changedAt: Time,
  timeline: z.array(z.object({ at: Time, event: z.string() }).catchall(z.unknown())),
});
export type Job = z.infer<typeof Job>;
/** Name, phone and address are there only while the station has the car in hand (capability 40). */
export const JobView = Job.extend({
  actions: z.array(z.string()),
  customer: z
    .object({ name: z.string(), phone: z.string().optional(), address: z.string().optional(), masked: z.boolean() })
    .optional(),
});

// --- Routing ------------------------------------------------------------------------------------------------------

/** The hard rules, each named. A station that fails one is not chosen. */
export const ruleNames = [
  'open-for-business',
  'authorised',
  'able',
  'certified-high-voltage',
  'can-tow',
  'not-tried',
  'within-reach',
  'free-bay',
] as const;
export const RuleName = z.enum(ruleNames);
export const RuleResult = z.object({ rule: RuleName, ok: z.boolean(), value: z.unknown() });
/** Rules that a supervisor's choice by hand has to keep as well; of the others it is the supervisor who knows better. */
export const rulesByHand = [
  'open-for-business',
  'certified-high-voltage',
  'free-bay',
] as const satisfies readonly (typeof ruleNames)[number][];

/**
 * Whole minutes. `drive`: one way, or the tow truck's there and back. `parts`: from the arrival of the car to that of
 * the part. `wait`: from then to the first free run of bay time. `repair`: from its start to its end, closed hours in
 * between included. `record`: what the station's own record adds to its rank, and not to the time.
 */
export const Minutes = z.object({
  drive: z.number(),
  wait: z.number(),
  repair: z.number(),
  parts: z.number(),
  record: z.number(),
});
/** One way by road: whole minutes, the band that most drives fall into, and who says so. */
export const Drive = z.object({
  minutes: z.number(),
  low: z.number(),
  high: z.number(),
  source: z.enum(['estimate', 'corrected', 'osrm']),
});
export type Drive = z.infer<typeof Drive>;
export const recordTermNames = ['lost-offers', 'slow-answers', 'repeat-repairs', 'detractors'] as const;
/**
 * One thing that a station's record of the last 90 days says: `cases` in `of` (offers declined or expired, offers
 * answered, cars that came again with the same fault within 30 days, customers lost and not recovered), for slow
 * answers with the `mean` in minutes of its opening hours, and the minutes that this adds to its rank.
 */
export const RecordTerm = z.object({
  term: z.enum(recordTermNames),
  cases: z.number(),
  of: z.number(),
  mean: z.number().optional(),
  minutes: z.number(),
});
export type RecordTerm = z.infer<typeof RecordTerm>;
/** How many offers it took in the last seven days, for how many bays: who had fewer for each goes first. */
export const Share = z.object({ taken: z.number(), bays: z.number() });
/** One station looked at: where it stands, why, and when the car would be fixed there. */
export const Candidate = z.object({
  station: z.object({ code: Code, name: z.string(), position: Point, version: Version }),
  distanceKm: z.number(),
  driveMinutes: z.number(),
  drive: Drive,
  /** The car cannot move: it is fetched. */
  tow: z.boolean(),
  suitable: z.boolean(),
  rules: z.array(RuleResult),
  /** Null, like all that follows from it, when no bay is free: who fails another rule is told what it could have done. */
  minutes: Minutes.nullable(),
  /** Minutes until the car is fixed: drive + parts + wait + repair. */
  total: z.number().nullable(),
  /** `total` and the record: the least is first. */
  rankMinutes: z.number().nullable(),
  recordTerms: z.array(RecordTerm),
  share: Share,
  /** Working minutes that a repair of this component usually takes there, and whether its own jobs say so. */
  usualRepair: z.object({ minutes: z.number(), own: z.boolean() }),
  /** When a part that is known to be missing arrives. */
  partUntil: Time.nullable(),
  fixedAt: Time.nullable(),
  slot: z.object({ bay: z.string(), start: Time, end: Time }).nullable(),
});
export type Candidate = z.infer<typeof Candidate>;
/** What was asked for: what the rules and the rank rest on beside the stations. */
export const AskedFor = z.object({
  component: Component,
  severity: Severity,
  drivable: z.boolean(),
  position: Point,
  brand: z.string().optional(),
  model: z.string().optional(),
  /** Stations that had their turn in this round. */
  tried: z.array(Code),
  reachKm: z.number(),
});
/**
 * Why this station, kept for ever as it was decided: every candidate within reach, best first and then who is not
 * suitable from near to far (and the nearest beyond reach where few are within). Each names the version of the
 * station's data; `settings` are those in force, `settingsVersion` their hash.
 */
export const Receipt = z.object({
  id: z.string(),
  complaint: z.string(),
  round: z.int(),
  attempt: z.int(),
  at: Time,
  asked: AskedFor,
  chosen: Code.nullable(),
  reason: z.string().nullable(),
  byHand: ByHand.optional(),
  /** Placed together with so many who waited: best for all of them, and so perhaps not the first in order. */
  together: z.int().optional(),
  candidates: z.array(Candidate),
  /** How many were looked at; `candidates` may be the first of them only. */
  looked: z.int(),
  suitable: z.int(),
  /** When nobody was chosen: how many stations each rule turned away, in the order it was asked. */
  turnedAway: z.partialRecord(RuleName, z.int()).optional(),
  settings: z.record(z.string(), z.unknown()),
  settingsVersion: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

/** What a replay may take as other than it was, by the word that says so: `station=X part=in-stock`. */
export const whatIfs = {
  part: ['in-stock'],
  bay: ['free'],
  state: ['open'],
  authorised: ['yes'],
  able: ['yes'],
  certified: ['yes'],
  tow: ['yes'],
  tried: ['no'],
  record: ['clean'],
} as const;
/** One station as it was not: its part in stock, its bays free, and so on. */
export const WhatIf = z.object({
  station: Code,
  part: z.enum(whatIfs.part).optional(),
  bay: z.enum(whatIfs.bay).optional(),
  state: z.enum(whatIfs.state).optional(),
  authorised: z.enum(whatIfs.authorised).optional(),
  able: z.enum(whatIfs.able).optional(),
  certified: z.enum(whatIfs.certified).optional(),
  tow: z.enum(whatIfs.tow).optional(),
  tried: z.enum(whatIfs.tried).optional(),
  record: z.enum(whatIfs.record).optional(),
});
export type WhatIf = z.infer<typeof WhatIf>;
/** A decision made once more from what its receipt kept, as it was (`sameOrder`) and with the changes (`order`). */
export const Replay = z.object({
  receipt: Receipt,
  /** Whether the same stations suit, in the same order, with the same bay times and minutes. */
  sameOrder: z.boolean(),
  /** What came out otherwise than it was kept: station, field, then and now. Empty while `sameOrder`. */
  differences: z.array(z.object({ station: Code, field: z.string(), kept: z.unknown(), replayed: z.unknown() })),
  changes: z.array(WhatIf),
  /** The suitable stations with the changes, best first, and who would be chosen. */
  order: z.array(Code),
  wouldWin: Code.nullable(),
  candidates: z.array(Candidate),
});
export type Replay = z.infer<typeof Replay>;

// --- What happens -------------------------------------------------------------------------------------------------

const AboutStation = z.object({ station: Code, state: StationState });
export const stationRegistered = event('station.registered', 1, AboutStation, 'station');
export const stationChanged = event('station.changed', 1, AboutStation, 'station');

const AboutJob = z.object({
  job: z.string(),
  complaint: z.string(),
  station: Code,
  stationName: z.string(),
  round: z.int(),
  attempt: z.int(),
  version: z.int(),
  state: JobState,
  component: Component,
  slot: z.object({ start: Time, end: Time }),
});
export type AboutJob = z.infer<typeof AboutJob>;
export const jobOffered = event(
  'job.offered',
  1,
  AboutJob.extend({
    deadline: Time,
    severity: Severity,
    vehicle: VehicleOf,
    distanceKm: z.number(),
    driveMinutes: z.number(),
    byHand: ByHand.optional(),
  }),
  'station',
);
export const jobAccepted = event('job.accepted', 1, AboutJob, 'station');
export const jobDeclined = event('job.declined', 1, AboutJob.extend({ reason: DeclineReason }), 'station');
export const jobExpired = event('job.expired', 1, AboutJob, 'station');
export const jobBooked = event('job.booked', 1, AboutJob, 'station');
export const jobArrived = event('job.arrived', 1, AboutJob, 'station');
export const jobStarted = event('job.started', 1, AboutJob, 'station');
export const jobWaitingForParts = event('job.waiting-for-parts', 1, AboutJob.extend({ parts: z.string() }), 'station');
export const jobResumed = event('job.resumed', 1, AboutJob, 'station');
export const jobFinished = event(
  'job.finished',
  1,
  AboutJob.extend({
    report: Report,
    vin: z.string(),
    inCharge: z.string().optional(),
    odometerKm: z.number().optional(),
  }),
  'station',
);
/** `handOver`: withdrawn by a supervisor, for this station to be offered it instead. */
export const jobWithdrawn = event(
  'job.withdrawn',
  1,
  AboutJob.extend({ handOver: ByHand.extend({ station: Code }).optional() }),
  'station',
);
/** The event that each action of a job leads to. */
export const jobEvents = {
  accept: jobAccepted,
  decline: jobDeclined,
  expire: jobExpired,
  book: jobBooked,
  arrive: jobArrived,
  start: jobStarted,
  'wait-for-parts': jobWaitingForParts,
  resume: jobResumed,
  finish: jobFinished,
  withdraw: jobWithdrawn,
} as const satisfies Record<JobAction['type'], unknown>;
/** Nobody is left who could take it: the complaint waits for a supervisor. */
export const dispatchUnplaced = event(
  'dispatch.unplaced',
  1,
  z.object({ complaint: z.string(), round: z.int(), attempt: z.int(), reason: z.string(), receipt: z.string() }),
  'complaint',
);
/** A complaint was cancelled while nobody had been offered it, or nobody any more: no further station is tried. */
export const dispatchWithdrawn = event(
  'dispatch.withdrawn',
  1,
  z.object({ complaint: z.string(), round: z.int(), attempt: z.int() }),
  'complaint',
);

// --- What can be asked --------------------------------------------------------------------------------------------

const own = { reader: Reader };
export const listStations = request('repair-station.station.list', {
  input: Page.extend({ ...own, q: z.string().max(100).optional(), state: StationState.optional() }),
  output: pageOf(Station),
});
export const getStation = request('repair-station.station.get', {
  input: z.object({ ...own, code: Code }),
  output: Station,
});
export const createStation = request('repair-station.station.create', {
  input: z.object({ ...own, station: NewStation }),
  output: Station,
});
/** What the network says of a station; the rest a station may say of itself, and that it is paused or open. */
export const saidByNetwork = ['position', 'brands', 'models', 'certifiedHighVoltage', 'externalRefs'] as const;
/**
 * Without the defaults of a new station: what a change does not name stays as it is. Null takes out what a station
 * need not have.
 */
export const StationChange = Description.omit({ code: true })
  .extend({
    address: shape.address.unwrap().nullable(),
    city: shape.city.unwrap().nullable(),
    province: shape.province.unwrap().nullable(),
    phone: shape.phone.unwrap().nullable(),
    servicePhone: shape.servicePhone.unwrap().nullable(),
    email: shape.email.unwrap().nullable(),
    technicians: shape.technicians.unwrap().nullable(),
  })
  .partial()
  .extend({ state: StationState.optional(), pausedUntil: AnyTime.nullable().optional() });
export const changeStation = request('repair-station.station.change', {
  input: z.object({ ...own, code: Code, version: Version, change: StationChange }),
  output: Station,
});
/** Rows in, one outcome each, in order. A row equal to what is stored changes nothing; a preview changes nothing at all. */
export const importStations = request('repair-station.station.import', {
  input: z.object({ ...own, crs: Crs, rows: z.array(NewStation).max(500), preview: z.boolean().default(false) }),
  output: listOf(RowOutcome),
});
export const nearestStations = request('repair-station.station.nearest', {
  input: z.object({
    ...own,
    position: Point,
    component: Component.default('other'),
    brand: z.string().max(80).optional(),
    model: z.string().max(80).optional(),
    severity: Severity.default('normal'),
    drivable: z.boolean().default(true),
    limit: z.int().min(1).max(50).default(10),
  }),
  output: listOf(Candidate),
});
export const listJobs = request('repair-station.job.list', {
  input: Page.extend({
    ...own,
    state: JobState.optional(),
    active: z.boolean().optional(),
    complaint: z.string().optional(),
    station: Code.optional(),
  }),
  output: pageOf(JobView),
});
export const getJob = request('repair-station.job.get', {
  input: z.object({ ...own, id: z.string().max(60) }),
  output: JobView,
});
export const actOnJob = request('repair-station.job.act', {
  input: z.object({ ...own, id: z.string().max(60), version: Version, action: jobLife.action }),
  output: JobView,
});

// --- The link in the message about an offer -----------------------------------------------------------------------

/** The two answers to an offer. `reason` is one of a list; `note` says more. */
export const OfferAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('accept') }),
  jobLife.actions.decline.input.extend({ type: z.literal('decline') }),
]);
export type OfferAnswer = z.infer<typeof OfferAnswer>;
/** An offer as whoever holds its link sees it, without an account: nothing of the customer, not even their words. */
export const OfferView = Job.pick({
  complaint: true,
  station: true,
  stationName: true,
  state: true,
  deadline: true,
  component: true,
  severity: true,
  drivable: true,
  distanceKm: true,
  driveMinutes: true,
  declined: true,
  offeredAt: true,
}).extend({
  job: z.string(),
  vehicle: VehicleOf.omit({ vin: true }).extend({ vinEnd: z.string() }),
  slot: z.object({ start: Time, end: Time }),
  /** What may be answered now; none once it is answered, withdrawn or over. */
  actions: z.array(z.enum(['accept', 'decline'])),
});
export type OfferView = z.infer<typeof OfferView>;
/**
 * What the messages about offers need for their links, by job; an offer made before there were links has none.
 * For outreach alone: whoever has a token answers for the station.
 */
export const getOfferTokens = request('repair-station.offer.tokens', {
  input: z.object({ jobs: z.array(z.string().max(60)).max(1000) }),
  output: z.object({ tokens: z.record(z.string(), Token) }),
});
export const getOffer = request('repair-station.offer.get', {
  input: z.object({ token: Token }),
  output: OfferView,
});
/**
 * Answers as the station itself. The same answer by the same link once more is the same answer.
 * Refuses as `actOnJob` does; what has run out is `too-late`.
 */
export const answerOffer = request('repair-station.offer.answer', {
  input: z.object({ token: Token, answer: OfferAnswer }),
  output: OfferView,
});

/** A supervisor places by hand what is unplaced or offered; an offer that is out is withdrawn first. */
export const placeByHand = request('repair-station.dispatch.place', {
  input: z.object({ ...own, complaint: z.string().max(40), station: Code, reason: ByHand.shape.reason }),
  output: JobView,
});
/** Candidates of one receipt told at once; all of them would not fit a message where stations stand close. */
export const MAX_CANDIDATES = 200;
const shown = z.coerce.number().int().min(1).max(MAX_CANDIDATES);
/** The receipts of a complaint in the order of the tries, each with its first candidates. */
export const listReceipts = request('repair-station.receipt.list', {
  input: z.object({ ...own, complaint: z.string(), candidates: shown.default(25) }),
  output: listOf(Receipt),
});
/** One receipt with more of its candidates, from the one at `from` on. */
export const getReceipt = request('repair-station.receipt.get', {
  input: z.object({
    ...own,
    id: z.string().max(60),
    from: z.coerce.number().int().min(0).default(0),
    candidates: shown.default(MAX_CANDIDATES),
  }),
  output: Receipt,
});
/** Decides once more from what a receipt kept, and what would have won had something been otherwise. */
export const replayReceipt = request('repair-station.receipt.replay', {
  input: z.object({
    ...own,
    id: z.string().max(60),
    changes: z.array(WhatIf).max(50).default([]),
    candidates: shown.default(25),
  }),
  output: Replay,
});
export const countStations = request('repair-station.station.count', {
  input: z.object({}),
  output: z.object({ stations: z.int(), jobs: z.record(z.string(), z.int()) }),
});

export const repairStationRequests = [
  listStations,
  getStation,
  createStation,
  changeStation,
  importStations,
  nearestStations,
  listJobs,
  getJob,
  actOnJob,
  getOfferTokens,
  getOffer,
  answerOffer,
  placeByHand,
  listReceipts,
  getReceipt,
  replayReceipt,
  countStations,
];
