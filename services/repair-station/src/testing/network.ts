import type { Station } from '@baylink/contracts/repair-station';
import { nearestIndex } from '@baylink/geo';
import type { Fault } from '../domain/attempt.js';
import { Bays } from '../domain/bays.js';
import { choices, type Network } from '../domain/choices.js';
import { noRecords, type Records } from '../domain/record.js';
import { type Asked, askedOf } from '../domain/rules.js';
import { calendarOf, indexedSites, type Site, toSite } from '../domain/site.js';
import type { Routing } from '../routing.js';
import { testSettings } from './offer.js';

/** These stations as they stand in memory, every bay free. Stations with the same hours share a calendar. */
export function networkOf(stations: readonly Station[], records: Records = noRecords): Network {
  const calendars = new Map<string, Site['calendar']>();
  const sites = stations.map((station) => {
    const key = JSON.stringify([station.hours, station.timeZone]);
    const calendar = calendars.get(key) ?? calendarOf(station);
    calendars.set(key, calendar);
    return toSite(station, calendar);
  });
  return {
    sites: nearestIndex(sites, indexedSites),
    bays: new Bays(),
    records,
    calendars: new Set(calendars.values()),
  };
}

/** What a DispatchService goes by, on these stations. */
export function routingOf(network: Network, clock: { now(): Date }): Routing {
  const ask = (fault: Fault, tried: ReadonlySet<string>) => askedOf(fault, { tried, reachKm: 300, now: clock.now() });
  return {
    network,
    settings: testSettings,
    ask,
    askRoads: async (...asked: Parameters<typeof ask>) => ask(...asked),
    best: (asked: Asked) => choices(network, asked, testSettings, 1)[0],
  } as unknown as Routing;
}
