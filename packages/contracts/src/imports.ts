import { z } from 'zod';

export const importKinds = ['stations', 'dealers', 'customers', 'vehicles', 'sales'] as const;
export const ImportKind = z.enum(importKinds);
export type ImportKind = z.infer<typeof ImportKind>;
/** The coordinate system of a file's positions; what is stored is WGS-84. */
export const Crs = z.enum(['wgs84', 'gcj02', 'bd09']);
export type Crs = z.infer<typeof Crs>;

const Count = z.int().min(0);
const Note = z.object({ field: z.string(), rule: z.string() }).catchall(z.unknown());
export type Note = z.infer<typeof Note>;

/**
 * How far an import is. Every row ends as one of stored, unchanged and refused; `flagged` ones look wrong as well. A
 * preview of stations says what would become of each row, of other kinds only which are refused; it stores nothing.
 */
export const ImportProgress = z.object({
  id: z.string(),
  kind: ImportKind,
  state: z.enum(['running', 'done', 'failed']),
  preview: z.boolean(),
  rows: Count,
  /** Rows that are through. */
  done: Count,
  stored: Count,
  unchanged: Count,
  refused: Count,
  flagged: Count,
  /** Why it failed: the code of a refusal, or `interrupted`. It can be run again from the start. */
  reason: z.string().optional(),
  /** The lines that were refused or look wrong, by their place in the file; the first is the header. */
  notes: z.array(
    z.object({
      line: z.int(),
      /** Absent in a preview for what would be sent. */
      outcome: z.enum(['stored', 'unchanged', 'refused']).optional(),
      id: z.string().optional(),
      notes: z.array(Note),
    }),
  ),
  /** Lines with notes beyond those that are kept. */
  notesLeftOut: Count,
});
export type ImportProgress = z.infer<typeof ImportProgress>;
