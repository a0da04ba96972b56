import { driveTime, type RoadBand, roadBands } from './drive-time.js';

/** When a trip begins, as the clock on the wall there says: hour 0 to 23; whether people go to work on that day. */
export type LocalTime = { hour: number; workday: boolean };

/** Hours that are alike on the road. */
export const roadHours = ['night', 'day', 'peak'] as const;
export type RoadHours = (typeof roadHours)[number];

export function roadHoursOf({ hour, workday }: LocalTime): RoadHours {
  if (hour < 6 || hour >= 22) return 'night';
  return workday && peakHours.includes(hour) ? 'peak' : 'day';
}
const peakHours: readonly number[] = [7, 8, 17, 18];

/** How far eight trips in ten stay from the estimate: e^−down to e^up times as long. */
export type Spread = { readonly down: number; readonly up: number };

/** What is thought of roads before any arrival was seen. All lists are by band. */
export type RoadPrior = {
  /** Told in every curve: give it another name when a number changes. */
  readonly name: string;
  /** By day, anywhere. */
  readonly bands: readonly RoadBand[];
  /** Time on the added kilometres over that by day. */
  readonly traffic: Readonly<Record<RoadHours, readonly number[]>>;
  /** The same for regions that are much denser or emptier than others; those not named are like 1. */
  readonly regions: Readonly<Record<string, readonly number[]>>;
  readonly spread: readonly Spread[];
};

const dense = [1.15, 1.1, 1.05, 1, 1, 1];
const sparse = [0.9, 0.9, 0.95, 1.05, 1.1, 1.1];

/**
 * Our estimate, until arrivals correct it: queues cost most in town, an empty street saves most there; provinces that
 * are one city are slower, and in those of desert and high mountains streets are empty and roads go the long way round.
 */
export const roadPrior: RoadPrior = {
  name: '2026-11',
  bands: roadBands,
  traffic: {
    night: [0.8, 0.8, 0.85, 0.92, 0.95, 0.97],
    day: [1, 1, 1, 1, 1, 1],
    peak: [1.35, 1.35, 1.25, 1.12, 1.05, 1.03],
  },
  regions: {
    'CN-11': dense,
    'CN-12': dense,
    'CN-31': dense,
    'CN-81': dense,
    'CN-82': dense,
    'CN-15': sparse,
    'CN-54': sparse,
    'CN-62': sparse,
    'CN-63': sparse,
    'CN-65': sparse,
  },
  spread: [
    { down: 0.45, up: 0.6 },
    { down: 0.35, up: 0.5 },
    { down: 0.3, up: 0.4 },
    { down: 0.25, up: 0.3 },
    { down: 0.2, up: 0.25 },
    { down: 0.2, up: 0.25 },
  ],
};

/** Minutes by distance in a region at such hours, before any correction. */
export function priorTime({ bands, traffic, regions }: RoadPrior, region: string, hours: RoadHours) {
  const there = regions[region];
  return driveTime(
    bands.map(({ kmh, ...band }, i) => ({ ...band, kmh: kmh / (traffic[hours][i]! * (there?.[i] ?? 1)) })),
  );
}

/** Which band a distance lies in. */
export function bandOf({ bands }: RoadPrior, distanceKm: number): number {
  return bands.findIndex(({ upToKm }) => distanceKm <= upToKm);
}
