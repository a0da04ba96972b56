import type { Station } from '../api/types.js';

type Noted = Station['flags'][number];
/** How far an import is: `GET /imports/{id}`. */
export type ImportProgress = {
  id: string;
  state: 'running' | 'done' | 'failed';
  preview: boolean;
  rows: number;
  done: number;
  stored: number;
  unchanged: number;
  refused: number;
  flagged: number;
  reason?: string;
  notes: { line: number; outcome?: 'stored' | 'unchanged' | 'refused'; id?: string; notes: Noted[] }[];
  notesLeftOut: number;
};
export type Crs = 'wgs84' | 'gcj02' | 'bd09';
