import type { DriveTime, RoadBand } from './drive-time.js';
import type { Summary } from './log-ratios.js';

/** Minutes on the road; eight trips in ten take between `low` and `high`. */
export type RoadTime = { minutes: number; low: number; high: number };

/**
 * Minutes by distance for one region and its hours: between the distances `km` in a straight line, after the last by
 * `beyond` (minutes per km). Plain JSON of some 50 numbers: whoever keeps it with a decision can work out every
 * estimate of that decision again without anything else.
 */
export type RoadCurve = {
  /** The prior's name and the number of arrivals it had learnt from. */
  factors: string;
  km: readonly number[];
  minutes: readonly number[];
  low: readonly number[];
  high: readonly number[];
  beyond: RoadTime;
};

/** The estimate for a distance as the crow flies, km. None of its three numbers ever falls as the distance grows. */
export function roadTime({ km, minutes, low, high, beyond }: RoadCurve, distanceKm: number): RoadTime {
  const last = km.length - 1;
  if (distanceKm >= km[last]!) {
    const over = distanceKm - km[last]!;
    return {
      minutes: minutes[last]! + over * beyond.minutes,
      low: low[last]! + over * beyond.low,
      high: high[last]! + over * beyond.high,
    };
  }
  let at = 1;
  while (km[at]! <= distanceKm) at++;
  const share = (distanceKm - km[at - 1]!) / (km[at]! - km[at - 1]!);
  const on = (values: readonly number[]) => values[at - 1]! + share * (values[at]! - values[at - 1]!);
  return { minutes: on(minutes), low: on(low), high: on(high) };
}

/** However many say so, a trip is never taken to last more than twice as long as was thought, or less than half. */
const furthestCorrection = Math.LN2;

/** What a curve is drawn from: the distances it bends at, and the uncorrected minutes there. */
export type Frame = { km: readonly number[]; minutes: readonly number[]; perKmBeyond: number; time: DriveTime };

/** A curve bends in the middle of each band and at its end. */
export function frame(bands: readonly RoadBand[], time: DriveTime): Frame {
  const km = [0];
  for (const { upToKm } of bands) {
    const from = km.at(-1)!;
    km.push(middleOf(from, upToKm));
    if (upToKm < Number.POSITIVE_INFINITY) km.push(upToKm);
  }
  const last = km.at(-1)!;
  return { km, minutes: km.map(time), perKmBeyond: time(last + 1) - time(last), time };
}

/** As bands grow in width, their middle is taken by ratio; the last, which does not end, has it at twice its start. */
function middleOf(from: number, to: number): number {
  if (to === Number.POSITIVE_INFINITY) return 2 * from;
  return from === 0 ? to / 2 : rounded(Math.sqrt(from * to));
}

/**
 * Draws a curve with the corrections of each band: by the band's own factor in its middle, where its observations lie,
 * and by the mean of both bands at their border, so that nothing jumps. Where a correction would make a longer way
 * quicker the curve is level instead.
 */
export function drawn({ km, minutes, perKmBeyond }: Frame, byBand: readonly Summary[], factors: string): RoadCurve {
  const corrections = atKnots(byBand);
  const line = (stray: (knot: Summary) => number) =>
    rising(corrections.map((knot, at) => minutes[at]! * Math.exp(bounded(knot) + stray(knot))));
  const last = corrections.at(-1)!;
  const beyond = (stray: number) => rounded(perKmBeyond * Math.exp(bounded(last) + stray));
  return {
    factors,
    km,
    minutes: line(() => 0),
    low: line(({ down }) => -down),
    high: line(({ up }) => up),
    beyond: { minutes: beyond(0), low: beyond(-last.down), high: beyond(last.up) },
  };
}

const bounded = ({ centre }: Summary) => Math.max(-furthestCorrection, Math.min(furthestCorrection, centre));

/** At the start, in the middle of each band, and between each two. */
function atKnots(byBand: readonly Summary[]): Summary[] {
  return byBand.flatMap((here, band) => {
    const before = byBand[band - 1];
    return [before ? meanOf(before, here) : here, here];
  });
}

function meanOf(a: Summary, b: Summary): Summary {
  return { centre: (a.centre + b.centre) / 2, down: (a.down + b.down) / 2, up: (a.up + b.up) / 2 };
}

function rising(values: readonly number[]): number[] {
  let highest = 0;
  return values.map((value) => {
    highest = Math.max(highest, value);
    return rounded(highest);
  });
}

/** To a thousandth of a minute: what is kept is then also short to read, and the same on every machine. */
const rounded = (value: number) => Math.round(value * 1000) / 1000;
