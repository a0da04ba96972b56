import { Crs, ImportKind, ImportProgress } from '@baylink/contracts/imports';
import { z } from 'zod';
import { operation } from '../operation.js';
import { Flag } from '../query.js';

const tag = 'imports';

export const imports = {
  startImport: operation({
    method: 'POST',
    path: '/imports',
    tag,
    summary: 'Take in a CSV file; a second run of the same file changes nothing',
    query: z.object({
      kind: ImportKind,
      /** The coordinate system of its positions. */
      crs: Crs.default('wgs84'),
      /** Only look at it and say what is wrong. */
      preview: Flag.default(false),
    }),
    accepts: 'text/csv',
    status: 202,
    output: ImportProgress,
    location: ({ id }: ImportProgress) => `/imports/${id}`,
  }),
  getImport: operation({
    method: 'GET',
    path: '/imports/{id}',
    tag,
    summary: 'How far it is, and what is wrong with which line',
    params: z.object({ id: z.string().min(1).max(60) }),
    output: ImportProgress,
  }),
};
