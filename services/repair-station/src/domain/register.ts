import { type Decision, type In, Refusal } from '@baylink/contracts';
import {
  type changeStation,
  type NewStation,
  type Station,
  saidByNetwork,
  stationChanged,
  stationRegistered,
} from '@baylink/contracts/repair-station';
import { checks } from './checks.js';
import { isSame } from './same.js';
import { calendarOf } from './site.js';

export type StationChange = In<typeof changeStation>['change'];

/** A station joins the network, open for business. */
export function register(station: NewStation): Decision<Station> {
  checkHours(station);
  const after: Station = { ...station, version: 1, state: 'open', flags: checks(station) };
  return { after, events: [stationRegistered.of(aboutStation(after))], wakeAt: null };
}

/** What a change names is set; what it does not name stays. Nothing happens when nothing differs. */
export function change(before: Station, { pausedUntil, ...named }: StationChange): Decision<Station> {
  const { pausedUntil: pausedBefore, ...rest } = before;
  const until = pausedUntil === undefined ? pausedBefore : (pausedUntil ?? undefined);
  const state = named.state ?? (pausedUntil ? 'paused' : before.state);
  const paused = state === 'paused' && until ? { pausedUntil: until } : {};
  return settle(before, { ...without(rest, named), ...given(named), state, ...paused });
}

/**
 * Lets a station say of itself what is its own to say.
 * @throws Refusal `forbidden` with the fields that only the network may change
 */
export function checkSaidByStation(before: Station, named: StationChange): void {
  const fields: string[] = saidByNetwork.filter((field) => named[field] !== undefined);
  const closes = named.state !== undefined && (named.state === 'closed' || before.state === 'closed');
  const errors = [...fields, ...(closes ? ['state'] : [])].map((field) => ({ field, rule: 'said-by-network' }));
  if (errors.length > 0) throw new Refusal('forbidden', { errors });
}

/** The decision that leads from one to the other; none when they are the same. */
export function settle(before: Station, wanted: Station): Decision<Station> {
  checkHours(wanted);
  const after = { ...wanted, flags: checks(wanted) };
  const events = isSame(before, after) ? [] : [stationChanged.of(aboutStation(after))];
  return { after: events.length > 0 ? after : before, events, wakeAt: endOfPause(after) };
}

/** A pause that has an end is over. A wake-up may come early or twice; only the end itself decides. */
export function reopen(before: Station, now: Date): Decision<Station> {
  const until = endOfPause(before);
  if (!until || now < until) return { after: before, events: [], wakeAt: until };
  const { pausedUntil: _, ...rest } = before;
  return settle(before, { ...rest, state: 'open' });
}

const endOfPause = ({ state, pausedUntil }: Station): Date | null =>
  state === 'paused' && pausedUntil ? new Date(pausedUntil) : null;

const aboutStation = ({ code, state }: Station) => ({ station: code, state });

type Known<T> = { [F in keyof T]: Exclude<T[F], null> };
const given = <T extends object>(named: T) =>
  Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined && value !== null)) as Known<T>;
/** Without what is named as null. */
const without = <T extends object>(before: T, named: object) =>
  Object.fromEntries(Object.entries(before).filter(([field]) => named[field as never] !== null)) as T;

/** @throws Refusal `invalid` for a time zone or hours that no calendar can be made of */
function checkHours(station: Pick<Station, 'hours' | 'timeZone'>): void {
  try {
    calendarOf({ ...station, hours: { weekly: [], exceptions: [] } });
  } catch {
    throw Refusal.invalid({ field: 'timeZone', rule: 'time-zone' });
  }
  try {
    calendarOf(station);
  } catch {
    throw Refusal.invalid({ field: 'hours', rule: 'unknown' });
  }
}
