import type { Needs } from '@baylink/contracts';
import type { RuleResult, ruleNames } from '@baylink/contracts/repair-station';
import type { FreeRun } from '@baylink/worktime';
import type { z } from 'zod';
import { brandKey, type Site } from './site.js';

/** What is asked of a station, as the rules see it. */
export type Asked = Pick<Needs, 'component' | 'severity' | 'drivable' | 'position'> & {
  /** As compared; a car of unknown brand may go anywhere. */
  brand: string | undefined;
  /** Stations that had their turn in this round. */
  tried: ReadonlySet<string>;
  reachKm: number;
  now: Date;
};

/** A station looked at: how far away, and the first bay time it could give; null until that is looked for. */
export type Look = { site: Site; distanceKm: number; slot: FreeRun | null };

export type RuleName = (typeof ruleNames)[number];
/** A hard rule: a station that fails one is not chosen. `value` is what the verdict rests on, for the receipt. */
export type Rule = {
  name: RuleName;
  holds(look: Look, asked: Asked): boolean;
  value(look: Look, asked: Asked): unknown;
};

/** The hard rules, in the order in which they are shown. */
export const rules: readonly Rule[] = [
  {
    name: 'open-for-business',
    holds: ({ site }, { now }) => site.openFrom <= now.getTime(),
    value: ({ site: { station } }) => station.state,
  },
  {
    name: 'authorised',
    holds: ({ site }, { brand }) => brand === undefined || site.brands === null || site.brands.has(brand),
    value: ({ site: { station } }) => station.brands,
  },
  {
    name: 'able',
    holds: ({ site }, { component }) => site.abilities.has(component),
    value: ({ site: { station } }) => station.abilities,
  },
  {
    name: 'can-tow',
    holds: ({ site }, { drivable }) => drivable || site.canTow,
    value: ({ site: { station } }) => station.canTow,
  },
  {
    name: 'not-tried',
    holds: ({ site }, { tried }) => !tried.has(site.code),
    value: ({ site }, { tried }) => tried.has(site.code),
  },
  {
    name: 'within-reach',
    holds: ({ distanceKm }, { reachKm }) => distanceKm <= reachKm,
    value: ({ distanceKm }) => rounded(distanceKm),
  },
  {
    name: 'free-bay',
    holds: ({ slot }) => slot !== null,
    value: ({ slot }) => slot?.start.toISOString() ?? null,
  },
];

/** Rules that need neither a distance nor a bay: cheap enough to be asked of thousands while searching. */
const ofTheStation = rules.filter(({ name }) => name !== 'within-reach' && name !== 'free-bay');

/** Whether a station passes every rule that can be told without knowing the way or the bays. */
export function suits(asked: Asked): (site: Site) => boolean {
  return (site) => {
    const look = { site, distanceKm: 0, slot: null };
    for (const rule of ofTheStation) if (!rule.holds(look, asked)) return false;
    return true;
  };
}

/** Every rule with its verdict and its value. */
export function verdicts(look: Look, asked: Asked): z.output<typeof RuleResult>[] {
  return rules.map(({ name, holds, value }) => ({ rule: name, ok: holds(look, asked), value: value(look, asked) }));
}

/** Kilometres to the nearest 10 m: what is beyond is noise of the position. */
export const rounded = (km: number) => Math.round(km * 100) / 100;

type AskedFor = Pick<Needs, 'component' | 'severity' | 'drivable' | 'position'> & { vehicle: { brand?: string } };

/** What a fault asks of a station. */
export function askedOf(fault: AskedFor, about: Pick<Asked, 'tried' | 'reachKm' | 'now'>): Asked {
  const { component, severity, drivable, position, vehicle } = fault;
  const brand = vehicle.brand ? brandKey(vehicle.brand) : undefined;
  return { component, severity, drivable, position, brand, ...about };
}
