import { quantile, seeded } from '../load.js';

/** How often a subject takes what its floor takes: the ratio of medians, with a 90 % interval by bootstrap. */
export type Ratio = { ratio: number; low: number; high: number; verdict: 'passed' | 'missed' | 'inconclusive' };

const RESAMPLED = 1000;
/** A wider interval than this share of the ratio, to either side, shows nothing. */
const WIDEST = 0.25;

/** Whether the subject stays within `target` times its floor; of both, one figure for each round, taken in turns. */
export function ratioOf(subject: readonly number[], floor: readonly number[], target: number): Ratio {
  const ratio = quantile(subject, 0.5) / quantile(floor, 0.5);
  const random = seeded(subject.length);
  const again = (values: readonly number[]) => values.map(() => values[Math.floor(random() * values.length)]!);
  const ratios = Array.from({ length: RESAMPLED }, () => {
    return quantile(again(subject), 0.5) / quantile(again(floor), 0.5);
  });
  const [low, high] = [quantile(ratios, 0.05), quantile(ratios, 0.95)];
  const isWide = low < ratio * (1 - WIDEST) || high > ratio * (1 + WIDEST);
  return { ratio, low, high, verdict: isWide ? 'inconclusive' : ratio <= target ? 'passed' : 'missed' };
}

export const tellRatio = ({ ratio, low, high, verdict }: Ratio) =>
  `${ratio.toFixed(2)} × (${low.toFixed(2)} to ${high.toFixed(2)})   ${verdict}`;
