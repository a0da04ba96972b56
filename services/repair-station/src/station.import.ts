import { Refusal, type RowOutcome } from '@baylink/contracts';
import type { Station } from '@baylink/contracts/repair-station';
import type { CoordinateSystem } from '@baylink/geo';
import { Injectable } from '@nestjs/common';
import { importAgain, normalised, type Row, repeated } from './domain/import.js';
import { register } from './domain/register.js';
import { StationStore } from './station.store.js';

/** Stations out of a file. The same file again changes nothing. */
@Injectable()
export class StationImport {
  constructor(private readonly store: StationStore) {}

  /** One outcome for each row, in order. New stations are stored in one write, known ones each by itself. */
  async import(raw: readonly Row[], crs: CoordinateSystem): Promise<RowOutcome[]> {
    const rows = raw.map((row) => normalised(row, crs));
    const twice = repeated(rows);
    const made = await this.insertNew(rows.filter(({ code }, at) => !twice.has(at) && !this.store.knows(code, 1)));
    return Promise.all(
      rows.map((row, at) => {
        if (twice.has(at)) return doubled;
        return made.get(row.code) ?? this.again(row);
      }),
    );
  }

  /** What would become of each row now; nothing is stored. */
  preview(raw: readonly Row[], crs: CoordinateSystem): RowOutcome[] {
    const rows = raw.map((row) => normalised(row, crs));
    const twice = repeated(rows);
    return rows.map((row, at) => (twice.has(at) ? doubled : this.wouldBe(row)));
  }

  private wouldBe(row: Row): RowOutcome {
    try {
      const before = this.store.sites.get(row.code)?.station;
      const { after, events } = before ? importAgain(before, row) : register(row);
      return kept(events.length > 0 ? 'stored' : 'unchanged', after);
    } catch (error) {
      return refusedBy(error);
    }
  }

  /** What became of the new ones, by code; one that another process was quicker with is not among them. */
  private async insertNew(rows: readonly Row[]): Promise<Map<string, RowOutcome>> {
    const outcomes = new Map<string, RowOutcome>();
    const decisions = rows.flatMap((row) => {
      try {
        return [register(row)];
      } catch (error) {
        outcomes.set(row.code, refusedBy(error));
        return [];
      }
    });
    for (const result of await this.store.insertMany(decisions)) {
      if (!Refusal.is(result)) outcomes.set(result.code, kept('stored', result));
    }
    return outcomes;
  }

  private async again(row: Row): Promise<RowOutcome> {
    let outcome: 'stored' | 'unchanged' = 'unchanged';
    try {
      const station = await this.store.change(row.code, (before) => {
        const decision = importAgain(before, row);
        outcome = decision.events.length > 0 ? 'stored' : 'unchanged';
        return decision;
      });
      return kept(outcome, station);
    } catch (error) {
      return refusedBy(error);
    }
  }
}

type Note = RowOutcome['notes'][number];

const kept = (outcome: 'stored' | 'unchanged', { code, flags }: Station): RowOutcome => ({
  outcome,
  id: code,
  notes: flags,
});
const refused = (...notes: Note[]): RowOutcome => ({ outcome: 'refused', notes });
const doubled = refused({ field: 'code', rule: 'duplicate-key' });

/** What the domain refuses is said of the row; anything else is no matter of the row. */
function refusedBy(error: unknown): RowOutcome {
  if (Refusal.is(error) && error.code === 'invalid') return refused(...(error.detail.errors as Note[]));
  throw error;
}
