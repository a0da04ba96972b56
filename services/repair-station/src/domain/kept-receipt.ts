import type { Receipt } from '@baylink/contracts/repair-station';
import type { RoadCurve } from '@baylink/geo';
import type { RecordWeights } from './settings.js';

/** A receipt as it is stored: the stations in rows, by their versions. */
export type KeptReceipt = Omit<Receipt, 'candidates' | 'settings'> & {
  rows: string;
  /** What every drive in the rows was read from. */
  roads: RoadCurve;
  /** Those that a map service knew better: station, minutes, and the band. */
  driven?: [station: string, minutes: number, low: number, high: number][];
  settings: KeptSettings;
};
type KeptSettings = {
  ranking: string;
  reachKm: number;
  offerWindowMs: number | null;
  leastWindowMinutes: number;
  tieDriveMinutes: number;
  /** What the table says for this component. */
  repairMinutes: number;
  weights: RecordWeights;
};
