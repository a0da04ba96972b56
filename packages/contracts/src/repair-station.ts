import { z } from 'zod';
import { Component, Severity } from './components.js';
import { type ActionOf, event, lifecycle, request } from './language.js';
import { VehicleOf } from './people.js';
import {
  AnyTime,
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
  /** Components it is able to repair; empty means every technical one. */
  abilities: z.array(Component),
  bays: z
    .array(z.string().regex(/^[\w-]{1,20}$/))
    .min(1)
    .max(60),
  hours: Hours,
  canTow: z.boolean(),
  externalRefs: ExternalRefs.unwrap(),
});
const { shape } = Description;
export const NewStation = Description.extend({
  timeZone: shape.timeZone.default('Asia/Shanghai'),
  brands: shape.brands.default([]),
  abilities: shape.abilities.default([]),
  bays: shape.bays.default(['1', '2', '3', '4']),
  hours: shape.hours.default(usualHours),
  canTow: shape.canTow.default(false),
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
  'can-tow',
  'not-tried',
  'within-reach',
  'free-bay',
] as const;
export const RuleResult = z.object({ rule: z.enum(ruleNames), ok: z.boolean(), value: z.unknown() });
export const Minutes = z.object({
  drive: z.number(),
  wait: z.number(),
  repair: z.number(),
  parts: z.number(),
  record: z.number(),
});
/** One station looked at: where it stands, why, and when the car would be fixed there. */
export const Candidate = z.object({
  station: z.object({ code: Code, name: z.string(), position: Point, version: Version }),
  distanceKm: z.number(),
  driveMinutes: z.number(),
  suitable: z.boolean(),
  rules: z.array(RuleResult),
  minutes: Minutes.nullable(),
  fixedAt: Time.nullable(),
  slot: z.object({ bay: z.string(), start: Time, end: Time }).nullable(),
});
export type Candidate = z.infer<typeof Candidate>;
/** Why this station: every candidate looked at, every rule with its number, kept as it was decided. */
export const Receipt = z.object({
  id: z.string(),
  complaint: z.string(),
  round: z.int(),
  attempt: z.int(),
  at: Time,
  chosen: Code.nullable(),
  reason: z.string().nullable(),
  candidates: z.array(Candidate),
  /** When nobody was chosen: how many stations each rule turned away, in the order it was asked. */
  turnedAway: z.partialRecord(z.enum(ruleNames), z.int()).optional(),
  settings: z.record(z.string(), z.unknown()),
});
export type Receipt = z.infer<typeof Receipt>;

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
export const jobWithdrawn = event('job.withdrawn', 1, AboutJob, 'station');
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
/** Without the defaults of a new station: what a change does not name stays as it is. */
export const StationChange = Description.omit({ code: true })
  .partial()
  .extend({ state: StationState.optional(), pausedUntil: AnyTime.nullable().optional() });
export const changeStation = request('repair-station.station.change', {
  input: z.object({ ...own, code: Code, version: Version, change: StationChange }),
  output: Station,
});
/** Rows in, one outcome each, in order. A row equal to what is stored changes nothing. */
export const importStations = request('repair-station.station.import', {
  input: z.object({ ...own, crs: z.enum(['wgs84', 'gcj02', 'bd09']), rows: z.array(NewStation).max(500) }),
  output: listOf(RowOutcome),
});
export const nearestStations = request('repair-station.station.nearest', {
  input: z.object({
    ...own,
    position: Point,
    component: Component.default('other'),
    brand: z.string().max(80).optional(),
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
export const listReceipts = request('repair-station.receipt.list', {
  input: z.object({ ...own, complaint: z.string() }),
  output: listOf(Receipt),
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
  listReceipts,
  countStations,
];
