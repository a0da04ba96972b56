import { z } from 'zod';
import { ComplaintNumber } from './complaint-number.js';
import { Component, Kind, Severity } from './components.js';
import { type ActionOf, desk, event, lifecycle } from './language.js';
import { NamedVehicle, VehicleOf } from './people.js';
import { JobState } from './repair-station.js';
import { AnyTime, By, Code, Name, Phone, Point, Time, Version } from './values.js';

export const Channel = z.enum([
  'phone',
  'web',
  'email',
  'sms',
  'messenger',
  'dealer-counter',
  'station-counter',
  'regulator',
  'media',
]);
/** Whom a wait is charged to: the five parties of the minute ledger. */
export const Party = z.enum(['customer', 'desk', 'station', 'parts', 'maker']);

const states = [
  'logged',
  'dispatching',
  'unplaced',
  'assigned',
  'in-progress',
  'resolved',
  'following-up',
  'recovering',
  'reopened',
  'closed',
  'cancelled',
  'merged',
] as const;
export const ComplaintState = z.enum(states);
export type ComplaintState = z.infer<typeof ComplaintState>;
export const endStates = ['closed', 'cancelled', 'merged'] as const satisfies readonly ComplaintState[];
const open = states.filter((state) => !(endStates as readonly string[]).includes(state));
const underway = ['logged', 'dispatching', 'unplaced', 'assigned', 'in-progress', 'reopened'] as const;

const Reason = z.object({ reason: z.string().trim().min(1).max(500) });
const Text = z.object({ text: z.string().trim().min(1).max(2000) });

/** Satisfaction from 1 (very dissatisfied) to 5 (very satisfied). */
export const Score = z.int().min(1).max(5);
export const FollowUpAnswer = z.object({
  solved: z.boolean(),
  score: Score,
  comment: z.string().trim().max(2000).optional(),
});
export type FollowUpAnswer = z.infer<typeof FollowUpAnswer>;
/** A score of this or less opens a recovery, as does "not solved". */
export const LOW_SCORE = 2;

/** What can be done to any complaint, whatever it is about. */
const common = {
  note: { from: open, to: 'same', by: [...desk, 'dealer'], input: Text },
  hold: { from: underway, to: 'same', by: [...desk, 'dealer'], input: Reason.extend({ party: Party }) },
  release: { from: underway, to: 'same', by: [...desk, 'dealer'] },
  cancel: { from: underway, to: 'cancelled', by: [...desk, 'customer'], input: Reason },
  // By the clock; by the desk when the customer is on the line anyway.
  'ask-follow-up': { from: ['resolved'], to: 'following-up', by: ['clock', ...desk], wake: 'FOLLOW_UP_REMIND_AFTER' },
  'remind-follow-up': { from: ['following-up'], to: 'same', by: ['clock'], wake: 'FOLLOW_UP_CLOSE_AFTER' },
  'close-unanswered': { from: ['following-up'], to: 'closed', by: ['clock'] },
  satisfied: { from: ['following-up'], to: 'closed', by: ['customer', ...desk], input: FollowUpAnswer },
  dissatisfied: { from: ['following-up'], to: 'recovering', by: ['customer', ...desk], input: FollowUpAnswer },
  settle: { from: ['recovering'], to: 'closed', by: ['supervisor', 'admin'], input: Text },
} as const;

/** A fault of the car: it goes to a repair station, and its state follows the station's job. */
export const technicalComplaintLife = lifecycle({
  states,
  actions: {
    ...common,
    dispatch: {
      from: ['logged', 'dispatching', 'unplaced', 'assigned', 'reopened'],
      to: 'dispatching',
      by: ['network'],
    },
    unplace: { from: ['logged', 'dispatching', 'assigned', 'reopened'], to: 'unplaced', by: ['network'] },
    assign: { from: ['logged', 'dispatching', 'unplaced', 'reopened', 'assigned'], to: 'assigned', by: ['network'] },
    start: {
      from: ['logged', 'dispatching', 'reopened', 'assigned', 'in-progress'],
      to: 'in-progress',
      by: ['network'],
    },
    resolve: {
      from: ['logged', 'dispatching', 'reopened', 'assigned', 'in-progress'],
      to: 'resolved',
      by: ['network'],
      wake: 'FOLLOW_UP_AFTER',
    },
    redispatch: { from: ['unplaced'], to: 'dispatching', by: desk },
    reopen: { from: ['resolved', 'recovering'], to: 'reopened', by: desk, input: Reason },
  },
});

/** A complaint about service: it goes to the dealer concerned or to a desk owner, never to a station. */
export const serviceComplaintLife = lifecycle({
  states,
  actions: {
    ...common,
    assign: { from: ['logged', 'reopened'], to: 'assigned', by: ['network'] },
    start: { from: ['assigned'], to: 'in-progress', by: ['dealer', ...desk] },
    resolve: {
      from: ['assigned', 'in-progress'],
      to: 'resolved',
      by: ['dealer', ...desk],
      input: Text,
      wake: 'FOLLOW_UP_AFTER',
    },
    reopen: { from: ['resolved', 'recovering'], to: 'assigned', by: desk, input: Reason },
  },
});

export const complaintLife = { technical: technicalComplaintLife, service: serviceComplaintLife } as const;
export type TechnicalAction = ActionOf<typeof technicalComplaintLife>;
export type ServiceAction = ActionOf<typeof serviceComplaintLife>;
export type ComplaintAction = TechnicalAction | ServiceAction;

/** Where a job stands decides where its complaint stands: the name of the action that follows. */
export const followsJob = {
  offered: 'dispatch',
  declined: 'dispatch',
  expired: 'dispatch',
  accepted: 'assign',
  booked: 'assign',
  arrived: 'assign',
  'in-progress': 'start',
  'waiting-parts': 'start',
  finished: 'resolve',
  withdrawn: null,
} as const satisfies Record<JobState, 'dispatch' | 'assign' | 'start' | 'resolve' | null>;

/** Who has the complaint in hand: one station, the dealer concerned, or a queue of the desk. */
export const Handler = z.union([
  z.object({ station: Code }),
  z.object({ dealer: Code }),
  z.object({ desk: z.string() }),
]);
export type Handler = z.infer<typeof Handler>;

export const TimelineEntry = z.object({ at: Time, event: z.string(), by: By }).catchall(z.unknown());
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const FollowUp = z.object({
  round: z.int(),
  askedAt: Time,
  remindedAt: Time.optional(),
  answer: FollowUpAnswer.extend({ at: Time, by: By }).optional(),
});

export const Complaint = z.object({
  number: ComplaintNumber,
  version: Version,
  kind: Kind,
  state: ComplaintState,
  channel: Channel,
  component: Component,
  severity: Severity,
  drivable: z.boolean(),
  text: z.string(),
  occurredAt: Time.optional(),
  position: Point,
  address: z.string().optional(),
  customer: z.object({ id: z.string(), name: z.string() }),
  vehicle: VehicleOf,
  /** The dealer concerned: who sold the car, or where it was reported. */
  dealer: Code.optional(),
  handler: Handler.optional(),
  /** The station's job that this complaint follows, as last heard. */
  job: z
    .object({
      id: z.string(),
      version: z.int(),
      state: JobState,
      station: Code,
      attempt: z.int(),
      slot: z.object({ start: Time, end: Time }).optional(),
    })
    .optional(),
  /** 1 at first; one more each time the complaint is reopened or sent out again. */
  round: z.int().min(1),
  /** Why nobody was suitable, while unplaced. */
  unplaced: z.object({ reason: z.string(), receipt: z.string() }).optional(),
  hold: z.object({ reason: z.string(), party: Party, since: Time }).optional(),
  followUp: FollowUp.optional(),
  loggedAt: Time,
  loggedBy: By,
  changedAt: Time,
  timeline: z.array(TimelineEntry),
});
export type Complaint = z.infer<typeof Complaint>;
/** A complaint with what this reader may do to it now. */
export const ComplaintView = Complaint.extend({ actions: z.array(z.string()) });
export type ComplaintView = z.infer<typeof ComplaintView>;
/** A line of a list. */
export const ComplaintLine = ComplaintView.omit({ timeline: true, text: true }).extend({ excerpt: z.string() });
export type ComplaintLine = z.infer<typeof ComplaintLine>;

export const MAX_TEXT = 8000;
/** What `POST /complaints` takes. */
export const LogComplaint = z.object({
  customer: z.union([z.object({ id: z.string().min(1).max(60) }), z.object({ name: Name, phone: Phone })]),
  vehicle: NamedVehicle,
  text: z.string().trim().min(1).max(MAX_TEXT),
  component: Component.optional(),
  severity: Severity.optional(),
  drivable: z.boolean().default(true),
  position: Point.optional(),
  address: z.string().trim().min(1).max(300).optional(),
  occurredAt: AnyTime.optional(),
  channel: Channel,
  dealer: Code.optional(),
});
export type LogComplaint = z.output<typeof LogComplaint>;

/** What a station needs to know to be chosen: everything about the fault and the car, nothing about the person. */
export const Needs = z.object({
  complaint: z.string(),
  round: z.int(),
  kind: Kind,
  component: Component,
  severity: Severity,
  drivable: z.boolean(),
  position: Point,
  vehicle: VehicleOf,
  text: z.string(),
  loggedAt: Time,
});
export type Needs = z.infer<typeof Needs>;

const About = z.object({
  complaint: z.string(),
  state: ComplaintState,
  kind: Kind,
  /** The dealer concerned, on whose key dealers listen. */
  dealer: z.string(),
  station: z.string().optional(),
});
export type AboutComplaint = z.infer<typeof About>;
const Opened = About.extend({ needs: Needs });

export const complaintLogged = event('complaint.logged', 1, Opened, 'dealer');
export const complaintReopened = event('complaint.reopened', 1, Opened, 'dealer');
export const complaintRedispatched = event('complaint.redispatched', 1, Opened, 'dealer');
export const complaintDispatching = event('complaint.dispatching', 1, About, 'dealer');
export const complaintUnplaced = event('complaint.unplaced', 1, About.extend({ reason: z.string() }), 'dealer');
export const complaintAssigned = event('complaint.assigned', 1, About.extend({ first: z.boolean() }), 'dealer');
export const complaintStarted = event('complaint.started', 1, About, 'dealer');
export const complaintResolved = event('complaint.resolved', 1, About, 'dealer');
export const complaintFollowUpAsked = event(
  'complaint.follow-up-asked',
  1,
  About.extend({ round: z.int(), reminder: z.boolean() }),
  'dealer',
);
export const complaintClosed = event(
  'complaint.closed',
  1,
  About.extend({ outcome: z.enum(['satisfied', 'unanswered', 'settled']), score: Score.optional() }),
  'dealer',
);
export const complaintRecovering = event(
  'complaint.recovering',
  1,
  About.extend({ score: Score, solved: z.boolean() }),
  'dealer',
);
export const complaintCancelled = event('complaint.cancelled', 1, About.extend({ round: z.int() }), 'dealer');
export const complaintNoted = event('complaint.noted', 1, About, 'dealer');
export const complaintHeld = event('complaint.held', 1, About.extend({ party: Party }), 'dealer');
export const complaintReleased = event('complaint.released', 1, About, 'dealer');
