import type { Envelope, Reader } from '@baylink/contracts';

/** Who sees the same events: the whole desk, one station, or one dealer. */
export type Scope = string;
export const DESK: Scope = 'desk';

export function scopeOf({ role, station, dealer }: Reader): Scope {
  if (role === 'station') return `station:${station}`;
  return role === 'dealer' ? `dealer:${dealer}` : DESK;
}

/** An event as pages get it: who may see it, and the text that goes to each of them. */
export type LiveEvent = { sequence: number; scopes: readonly Scope[]; text: Buffer };

/** What of an event's data a page may have. Nothing here says who somebody is, or which car it is. */
const fields = [
  'complaint',
  'job',
  'station',
  'stationName',
  'dealer',
  'customer',
  'state',
  'version',
  'kind',
  'severity',
  'component',
  'deadline',
  'distanceKm',
  'driveMinutes',
  'slot',
  'round',
  'attempt',
  'message',
  'template',
  'channel',
] as const;

type Data = Record<string, unknown>;
/** Who sees what by its noun, besides the desk. What is missing goes to nobody: cars and sales are named by their VIN. */
const seenBy: Record<string, (data: Data) => Scope[]> = {
  complaint: ({ dealer }) => (dealer ? [`dealer:${dealer}`] : []),
  job: ({ station }) => [`station:${station}`],
  station: ({ station }) => [`station:${station}`],
  customer: () => [],
  dealer: () => [],
  dispatch: () => [],
  message: () => [],
};

export function toLive(event: Envelope, sequence: number): LiveEvent {
  const noun = event.type.slice(0, event.type.indexOf('.'));
  const others = Object.hasOwn(seenBy, noun) ? seenBy[noun] : undefined;
  if (!others) return { sequence, scopes: [], text: nothing };
  return { sequence, scopes: [DESK, ...others(event.data)], text: toText(event, sequence) };
}

const nothing = Buffer.alloc(0);

function toText({ id, type, time, subject, data }: Envelope, sequence: number): Buffer {
  const shown = JSON.stringify({ id, type, time, subject, data: shownOf(data) });
  return Buffer.from(`id: ${sequence}\nevent: ${type}\ndata: ${shown}\n\n`);
}

/** A complaint that is opened says the class of its fault among its needs. */
function shownOf({ needs, ...data }: Data): Data {
  const all: Data = { ...(needs as Data | undefined), ...data };
  return Object.fromEntries(fields.filter((field) => all[field] !== undefined).map((field) => [field, all[field]]));
}
