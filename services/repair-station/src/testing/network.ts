import type { Station } from '@baylink/contracts/repair-station';
import { nearestIndex } from '@baylink/geo';
import { Bays } from '../domain/bays.js';
import type { Network } from '../domain/route.js';
import { calendarOf, type Site, toSite } from '../domain/site.js';

/** These stations as they stand in memory, every bay free. Stations with the same hours share a calendar. */
export function networkOf(stations: readonly Station[]): Network {
  const calendars = new Map<string, Site['calendar']>();
  const sites = stations.map((station) => {
    const key = JSON.stringify([station.hours, station.timeZone]);
    const calendar = calendars.get(key) ?? calendarOf(station);
    calendars.set(key, calendar);
    return toSite(station, calendar);
  });
  const by = {
    key: ({ code }: Site) => code,
    position: ({ station }: Site) => station.position.coordinates,
  };
  return { sites: nearestIndex(sites, by), bays: new Bays() };
}
