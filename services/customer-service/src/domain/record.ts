import type { Customer, Vehicle } from '@baylink/contracts';
import type { RecordEntry } from '@baylink/contracts/customer-service';
import type { KeptComplaint } from './kept.js';

/** Everything about one customer in one order of time, newest first. */
export function entriesOf(customer: Customer, vehicles: Vehicle[], complaints: KeptComplaint[]): RecordEntry[] {
  const entries: RecordEntry[] = [
    { at: customer.since, what: 'customer', event: 'registered' },
    ...vehicles.flatMap((vehicle) => [...purchaseOf(vehicle), ...repairsOf(vehicle)]),
    ...complaints.flatMap((complaint) => [complaintOf(complaint), ...followUpsOf(complaint)]),
  ];
  return entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** A sale is known by its day only: it stands at the start of that day in UTC. */
function purchaseOf({ vin, brand, model, purchase }: Vehicle): RecordEntry[] {
  if (!purchase) return [];
  return [{ ...purchase, at: `${purchase.date}T00:00:00.000Z`, what: 'purchase', vin, brand, model }];
}

const repairsOf = ({ vin, repairs }: Vehicle): RecordEntry[] =>
  repairs.map((repair) => ({ ...repair, at: repair.finishedAt, what: 'repair', vin }));

function complaintOf({
  number,
  loggedAt,
  kind,
  component,
  severity,
  state,
  vehicle,
  text,
}: KeptComplaint): RecordEntry {
  return { at: loggedAt, what: 'complaint', number, kind, component, severity, state, vin: vehicle.vin, text };
}

/** What was asked after a repair and what was answered, from the timeline: an earlier round's answer stays there. */
const followUpsOf = ({ number, timeline }: KeptComplaint): RecordEntry[] =>
  timeline
    .filter(({ event, score, outcome }) => event === 'follow-up-asked' || score !== undefined || outcome !== undefined)
    .map(({ at, event, by, state, ...told }) => ({ ...told, at, what: 'follow-up', event, number }));
