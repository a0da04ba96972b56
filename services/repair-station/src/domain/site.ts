import type { ComponentCode } from '@baylink/contracts';
import type { Station } from '@baylink/contracts/repair-station';
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
  readonly abilities: ReadonlySet<ComponentCode>;
};

export const toSite = (station: Station, calendar: Calendar): Site => ({
  station,
  calendar,
  code: station.code,
  openFrom: openFrom(station),
  canTow: station.canTow,
  brands: station.brands.length > 0 ? new Set(station.brands.map(brandKey)) : null,
  abilities: station.abilities.length > 0 ? new Set(station.abilities) : everyAbility,
});

function openFrom({ state, pausedUntil }: Station): number {
  if (state === 'open') return Number.NEGATIVE_INFINITY;
  return state === 'paused' && pausedUntil ? Date.parse(pausedUntil) : Number.POSITIVE_INFINITY;
}

/** A brand as it is compared: in one width and one case, so that `ＢＵＩＣＫ` is `Buick`. */
export const brandKey = (brand: string) => brand.normalize('NFKC').trim().toLowerCase();

/**
 * When it is open: weekly windows and dated exceptions, in the station's own time zone.
 * @throws RangeError when there is no such time zone, or a window starts at 24:00
 */
export function calendarOf({ hours, timeZone }: Pick<Station, 'hours' | 'timeZone'>): Calendar {
  return calendar({ hours: hours.weekly as WeeklyHours, timeZone, exceptions: hours.exceptions });
}
