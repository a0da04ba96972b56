import {
  type By,
  type ComponentCode,
  complaintAssigned,
  complaintLogged,
  type Decision,
  type Handler,
  kindOf,
  type LogComplaint,
  type Point,
  type Severity,
  type Vehicle,
} from '@baylink/contracts';
import { about, needs } from './about.js';
import { classify } from './classify.js';
import type { KeptComplaint } from './kept.js';
import { present } from './present.js';
import { entryOf } from './step.js';

/** What is settled before a complaint can be logged. */
export type Settled = {
  number: string;
  token: string;
  customer: { id: string; name: string };
  vehicle: Vehicle;
  position: Point;
  /** The dealer concerned: where it was reported, or else who sold the car. */
  dealer?: string;
  by: By;
};

/** The desk's queue for complaints about service that concern no dealer. */
const CARE: Handler = { desk: 'care' };

/**
 * A complaint is logged; one about service is assigned in the same breath, because nothing has to be looked for.
 * What the caller did not class is classed by its words.
 */
export function log(complaint: LogComplaint, settled: Settled, at: Date): Decision<KeptComplaint> {
  const logged = newComplaint(complaint, settled, at);
  const happened = complaintLogged.of({ ...about(logged), needs: needs(logged) });
  const first = { ...logged, timeline: [entryOf(happened, settled.by, logged.loggedAt, logged.state)] };
  if (logged.kind === 'technical') return { after: first, events: [happened], wakeAt: null };
  const after = assignService(first, settled.dealer ? { dealer: settled.dealer } : CARE);
  const assigned = complaintAssigned.of({ ...about(after), first: true });
  return { after, events: [happened, assigned], wakeAt: null };
}

function newComplaint(wanted: LogComplaint, settled: Settled, at: Date): KeptComplaint {
  const { number, token, customer, vehicle, position, dealer, by } = settled;
  const { channel, text, drivable, occurredAt, address } = wanted;
  const { component, severity } = classed(wanted);
  const { vin, brand, model, year } = vehicle;
  const time = at.toISOString();
  return {
    ...{ number, version: 1, kind: kindOf(component), state: 'logged', channel, component, severity, drivable, text },
    ...{ occurredAt, position, address, customer, vehicle: present({ vin, brand, model, year }), dealer, round: 1 },
    ...{ loggedAt: time, loggedBy: by, changedAt: time, timeline: [], token },
  };
}

function assignService(logged: KeptComplaint, handler: Handler): KeptComplaint {
  const state = 'assigned';
  const by: By = { actor: 'network' };
  const entry = { at: logged.loggedAt, event: 'assigned', by, state, ...handler };
  return { ...logged, state, handler, timeline: [...logged.timeline, entry] };
}

function classed({ text, component, severity }: LogComplaint): { component: ComponentCode; severity: Severity } {
  if (component && severity) return { component, severity };
  const guessed = classify(text);
  return { component: component ?? guessed.component, severity: severity ?? guessed.severity };
}

/** The complaint as it was the moment it was logged, whatever became of it: the answer to a repeated request. */
export function asLogged(complaint: KeptComplaint): KeptComplaint {
  const { job, unplaced, hold, followUp, due, heard, handler, ...kept } = complaint;
  const service = kept.kind === 'service';
  return {
    ...kept,
    ...(service ? { version: 2, state: 'assigned', handler } : { version: 1, state: 'logged' }),
    round: 1,
    changedAt: kept.loggedAt,
    timeline: kept.timeline.slice(0, service ? 2 : 1),
  } as KeptComplaint;
}
