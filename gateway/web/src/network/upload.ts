import type { Crs, ImportProgress } from '@baylink/contracts/imports';
import { ask } from '../api/api.js';

export type StationFile = { file: File; crs: Crs; preview: boolean; key: string };

/**
 * Hands in a file as it is: the server tells its encoding.
 * @throws Problem
 */
export const startImport = ({ file, crs, preview, key }: StationFile) =>
  ask<ImportProgress>('POST', '/imports', {
    query: { kind: 'stations', crs, preview },
    // What a browser takes a CSV for differs from machine to machine.
    body: new Blob([file], { type: 'text/csv' }),
    key,
  });
