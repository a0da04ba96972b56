import type { Needs } from '@baylink/contracts';
import { highVoltage, type RuleResult, type ruleNames } from '@baylink/contracts/repair-station';
import type { RoadCurve } from '@baylink/geo';
import type { FreeRun } from '@baylink/worktime';
import type { z } from 'zod';
import { type Driven, dayRoads } from './drive.js';
import { nameKey, type Site } from './site.js';

/** What is asked of a station, as the rules see it. */
export type Asked = Pick<Needs, 'component' | 'severity' | 'drivable' | 'position'> & {
  /** As compared; a car of unknown brand may go anywhere, and one of unknown model to whoever has its brand. */
  brand: string | undefined;
  model: string | undefined;
  /** Stations that had their turn in this round. */
  tried: ReadonlySet<string>;
  reachKm: number;
  /** How long ways take from there, then. */
  roads: RoadCurve;
  /** Ways that a map service knows better, by station. */
  driven?: Driven | undefined;
  now: Date;
};

/** A station looked at: how far away (km, to 10 m), and the first bay time it could give. */
export type Look = { site: Site; distanceKm: number; slot: FreeRun | null };

export type RuleName = (typeof ruleNames)[number];
/** A hard rule: a station that fails one is not chosen. `value` is what the verdict rests on, for the receipt. */
export type Rule = {
  name: RuleName;
  /** Whether this question can fail it at all; without a word it can. Spares the search what every station passes. */
  matters?(asked: Asked): boolean;
  holds(look: Look, asked: Asked): boolean;
  value(look: Look, asked: Asked): unknown;
};

/** The hard rules, in the order in which they are shown. Receipts keep the verdicts in this order: add at the end. */
export const rules: readonly Rule[] = [
  {
    name: 'open-for-business',
    holds: ({ site }, { now }) => site.openFrom <= now.getTime(),
    value: ({ site: { station } }) => station.state,
  },
  {
    name: 'authorised',
    matters: ({ brand }) => brand !== undefined,
    holds: ({ site }, { brand, model }) => isAuthorised(site, brand, model),
    value: ({ site: { station } }, { brand }) => modelsOf(station, brand) ?? station.brands,
  },
  {
    name: 'able',
    holds: ({ site }, { component }) => site.abilities.has(component),
    value: ({ site: { station } }) => station.abilities,
  },
  {
    name: 'certified-high-voltage',
    matters: ({ component }) => highVoltage.includes(component),
    holds: ({ site }, { component }) => site.certifiedHighVoltage || !highVoltage.includes(component),
    value: ({ site }) => site.certifiedHighVoltage,
  },
  {
    name: 'can-tow',
    matters: ({ drivable }) => !drivable,
    holds: ({ site }, { drivable }) => drivable || site.canTow,
    value: ({ site }) => site.canTow,
  },
  {
    name: 'not-tried',
    matters: ({ tried }) => tried.size > 0,
    holds: ({ site }, { tried }) => !tried.has(site.code),
    value: ({ site }, { tried }) => tried.has(site.code),
  },
  {
    name: 'within-reach',
    holds: ({ distanceKm }, { reachKm }) => distanceKm <= reachKm,
    value: ({ distanceKm }) => distanceKm,
  },
  {
    name: 'free-bay',
    holds: ({ slot }) => slot !== null,
    value: ({ slot }) => slot?.start.toISOString() ?? null,
  },
];

function isAuthorised({ brands, models }: Site, brand: string | undefined, model: string | undefined): boolean {
  if (brand === undefined) return true;
  if (brands !== null && !brands.has(brand)) return false;
  return model === undefined || models.size === 0 || (models.get(brand)?.has(model) ?? true);
}

const modelsOf = ({ models }: Site['station'], brand: string | undefined) =>
  brand === undefined ? undefined : models.find((of) => nameKey(of.brand) === brand)?.models;

/** Rules that need neither a distance nor a bay: cheap enough to be asked of thousands while searching. */
const ofTheStation = rules.filter(({ name }) => name !== 'within-reach' && name !== 'free-bay');

/** Whether a station passes every rule that can be told without knowing the way or the bays. */
export function suits(asked: Asked): (site: Site) => boolean {
  const those = ofTheStation.filter(({ matters }) => matters?.(asked) ?? true);
  const look = { site: undefined as unknown as Site, distanceKm: 0, slot: null };
  return (site) => {
    look.site = site;
    for (const rule of those) if (!rule.holds(look, asked)) return false;
    return true;
  };
}

/** Every rule by its verdict. */
export const verdicts = (look: Look, asked: Asked): boolean[] => rules.map(({ holds }) => holds(look, asked));

/** Every rule with its verdict and what it rests on. */
export const explained = (look: Look, asked: Asked, oks: readonly boolean[]): z.output<typeof RuleResult>[] =>
  rules.map(({ name, value }, i) => ({ rule: name, ok: oks[i]!, value: value(look, asked) }));

/** Kilometres to the nearest 10 m: what is beyond is noise of the position. */
export const rounded = (km: number) => Math.round(km * 100) / 100;
/** Less than the rounding may add to a distance. */
export const ROUNDING_KM = 0.005;

type AskedFor = Pick<Needs, 'component' | 'severity' | 'drivable' | 'position'> & {
  vehicle: { brand?: string; model?: string };
};

type About = Pick<Asked, 'tried' | 'reachKm' | 'now'> & Partial<Pick<Asked, 'roads' | 'driven'>>;

/** What a fault asks of a station. */
export function askedOf(fault: AskedFor, about: About): Asked {
  const { component, severity, drivable, position, vehicle } = fault;
  const brand = vehicle.brand ? nameKey(vehicle.brand) : undefined;
  const model = vehicle.model ? nameKey(vehicle.model) : undefined;
  return { component, severity, drivable, position, brand, model, roads: dayRoads, ...about };
}
