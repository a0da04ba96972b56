import { type ComponentCode, technicalCodes } from '@baylink/contracts';

type Usual = { minutes: number; because: string };

/**
 * How long a bay is usually taken, in working minutes, from driving in to driving out. Assumptions to plan by, on the
 * long side so that appointments hold; the network's own finished jobs are to replace them.
 */
export const usualRepairTimes: Partial<Record<ComponentCode, Usual>> = {
  engine: { minutes: 240, because: 'finding the cause takes as long as the repair; half a day' },
  transmission: { minutes: 300, because: 'gearbox work starts with taking it out' },
  steering: { minutes: 120, because: 'repair, then wheel alignment and a test drive' },
  brakes: { minutes: 90, because: 'pads and discs of one axle, bleeding, a test drive' },
  suspension: { minutes: 120, because: 'arms or dampers in pairs, then wheel alignment' },
  wheels: { minutes: 60, because: 'change, balance, sensor reset' },
  body: { minutes: 240, because: 'fit and seal; paint is a job of its own' },
  electrical: { minutes: 90, because: 'fault codes first, then mostly one part' },
  restraints: { minutes: 120, because: 'battery rest time before touching airbags, calibration after' },
  accessories: { minutes: 60, because: 'mostly one part behind a trim' },
  'traction-battery': { minutes: 240, because: 'making high voltage safe before and checking after' },
  'electric-drive': { minutes: 240, because: 'making high voltage safe before and checking after' },
  other: { minutes: 90, because: 'the middle of the others, enough for a diagnosis' },
};

/** Working minutes to keep a bay for a fault of this component. */
export function usualRepairMinutes(component: ComponentCode): number {
  return (usualRepairTimes[component] ?? usualRepairTimes.other!).minutes;
}

/** What a station without a list of abilities is able to do: every technical component. */
export const everyAbility: ReadonlySet<ComponentCode> = new Set(technicalCodes);

/** Own times are believed from half to three times the table's: who forgets to press "finished" blocks no bay for days. */
const BELIEVED = { least: 0.5, most: 3 };

/** A station's own usual time for a component: the median of what it took, in steps of five minutes. */
export function medianTime(minutes: readonly number[], component: ComponentCode): number {
  const sorted = [...minutes].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  const table = usualRepairMinutes(component);
  const believed = Math.min(Math.max(median, table * BELIEVED.least), table * BELIEVED.most);
  return Math.ceil(believed / 5) * 5;
}
