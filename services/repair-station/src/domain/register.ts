import { type Decision, type In, Refusal } from '@baylink/contracts';
import {
  type changeStation,
  type NewStation,
  type Station,
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
  return settle(before, { ...rest, ...given(named), state, ...paused });
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

const given = <T extends object>(named: T) =>
  Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as T;

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
