import { type ComponentCode, technicalCodes } from '@baylink/contracts';
import type { Station } from '@baylink/contracts/repair-station';
import type { IndexedBy } from '@baylink/geo';
import { type Calendar, calendar, type WeeklyHours } from '@baylink/worktime';
import { everyAbility } from './usual-repair-time.js';

/**
 * A station as routing sees it: what it says of itself, with what is worked out once per change. What every search
 * asks of thousands lies flat, so that asking takes one look at memory and not three.
 */
export type Site = {
  readonly station: Station;
  readonly calendar: Calendar;
  readonly code: string;
  /** From when on it takes jobs, ms since 1970: always, after its pause, or never. */
  readonly openFrom: number;
  readonly canTow: boolean;
  /** As compared; null means every brand. */
  readonly brands: ReadonlySet<string> | null;
  /** By brand, the models it is authorised for, both as compared; a brand that is not here may be of any model. */
  readonly models: ReadonlyMap<string, ReadonlySet<string>>;
  readonly abilities: ReadonlySet<ComponentCode>;
  readonly certifiedHighVoltage: boolean;
  /** The bays that can be manned. */
  readonly bays: readonly string[];
  /** When a missing part arrives, ms since 1970, by component. */
  readonly partUntil: ReadonlyMap<ComponentCode, number>;
};

export const toSite = (station: Station, calendar: Calendar): Site => ({
  station,
  calendar,
  code: station.code,
  openFrom: openFrom(station),
  canTow: station.canTow,
  brands: station.brands.length > 0 ? new Set(station.brands.map(nameKey)) : null,
  models: new Map(station.models.map(({ brand, models }) => [nameKey(brand), new Set(models.map(nameKey))])),
  abilities: station.abilities.length > 0 ? new Set(station.abilities) : everyAbility,
  certifiedHighVoltage: station.certifiedHighVoltage,
  bays: station.bays.slice(0, station.technicians ?? station.bays.length),
  partUntil: new Map(station.partDelays.map(({ component, until }) => [component, Date.parse(until)])),
});

/** How stations are found; what most questions refuse most of them by lies in bits beside the tree. */
export const indexedSites: IndexedBy<Site> = {
  key: ({ code }) => code,
  position: ({ station }) => station.position.coordinates,
  traits: ({ openFrom, canTow, abilities }) =>
    technicalCodes.reduce<number>(
      (bits, code, i) => bits | (abilities.has(code) ? TRAITS.able << i : 0),
      bitIf(openFrom < Number.POSITIVE_INFINITY, TRAITS.opens) | bitIf(canTow, TRAITS.tows),
    ),
};

/** By bit; `able` is the first of one for each technical component. */
const TRAITS = { opens: 1, tows: 2, able: 4 };
const bitIf = (holds: boolean, bit: number) => (holds ? bit : 0);

/** What a station must have in its bits to pass; it may still fail a rule for other reasons. */
export function traitsFor(component: ComponentCode, drivable: boolean): number {
  const at = technicalCodes.indexOf(component);
  return TRAITS.opens | bitIf(!drivable, TRAITS.tows) | bitIf(at >= 0, TRAITS.able << Math.max(0, at));
}

function openFrom({ state, pausedUntil }: Station): number {
  if (state === 'open') return Number.NEGATIVE_INFINITY;
  return state === 'paused' && pausedUntil ? Date.parse(pausedUntil) : Number.POSITIVE_INFINITY;
}

/** A brand or a model as it is compared: in one width and one case, so that `ＢＵＩＣＫ` is `Buick`. */
export const nameKey = (name: string) => name.normalize('NFKC').trim().toLowerCase();

/**
 * When it is open: weekly windows and dated exceptions, in the station's own time zone.
 * @throws RangeError when there is no such time zone, or a window starts at 24:00
 */
export function calendarOf({ hours, timeZone }: Pick<Station, 'hours' | 'timeZone'>): Calendar {
  return calendar({ hours: hours.weekly as WeeklyHours, timeZone, exceptions: hours.exceptions });
}

/** Calendars kept: most stations keep one of a few sets of hours. */
const CALENDARS_KEPT = 5000;
const shared = new Map<string, Calendar>();

/** The calendar of all stations with the same hours in the same time zone: its days are worked out once. */
export function sharedCalendarOf({ hours, timeZone }: Pick<Station, 'hours' | 'timeZone'>): Calendar {
  const key = JSON.stringify([timeZone, hours]);
  const known = shared.get(key);
  if (known) return known;
  if (shared.size >= CALENDARS_KEPT) shared.clear();
  const fresh = calendarOf({ hours, timeZone });
  shared.set(key, fresh);
  return fresh;
}
