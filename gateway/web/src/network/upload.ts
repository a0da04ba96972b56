import { Problem } from '../api/api.js';
import { currentLanguage } from '../words.js';
import type { Crs, ImportProgress } from './import-progress.js';

export type StationFile = { file: File; crs: Crs; preview: boolean; key: string };

/**
 * Hands in a file as it is: the server tells its encoding.
 * @throws Problem
 */
export async function startImport({ file, crs, preview, key }: StationFile): Promise<ImportProgress> {
  const query = new URLSearchParams({ kind: 'stations', crs, preview: String(preview) });
  const response = await fetch(`/api/v1/imports?${query}`, {
    method: 'POST',
    headers: {
      accept: 'application/json, application/problem+json',
      'accept-language': currentLanguage(),
      'content-type': 'text/csv',
      'idempotency-key': key,
    },
    body: file,
  }).catch(() => {
    throw new Problem('unreachable', 0);
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(body.code ?? 'unavailable', response.status, body);
  return body as ImportProgress;
}
