import { isActive, type Offer } from './attempt.js';

/** What must be known of a job to know which cells are taken. */
export type Holding = Pick<Offer, 'id' | 'version' | 'station' | 'state' | 'cells'>;

/** Ended jobs remembered, so that late news of an earlier version does not take their cells again. */
const ENDED_REMEMBERED = 10_000;
const nothingTaken: ReadonlyMap<string, unknown> = new Map();

/**
 * Which bay cells are taken, as far as this process knows. It makes choosing quick and keeps choices made side by side
 * apart; whether a cell is really free is decided by the unique index of the database.
 */
export class Bays {
  /** Per station: cell → who has it, a job's id or a claim. */
  private readonly taken = new Map<string, Map<string, unknown>>();
  private readonly holdings = new Map<string, Holding>();
  private readonly ended = new Map<string, number>();

  takenAt(station: string): ReadonlyMap<string, unknown> {
    return this.taken.get(station) ?? nothingTaken;
  }

  /** Whether this version of the job, or a later one, is known. */
  knows(id: string, version: number): boolean {
    return (this.holdings.get(id)?.version ?? this.ended.get(id) ?? 0) >= version;
  }

  /** Every job known to hold cells. */
  holders(): string[] {
    return [...this.holdings.keys()];
  }

  /**
   * Sets cells aside at once, before anything is awaited.
   * @returns lets go of those that no job has taken over since
   */
  claim(station: string, cells: readonly string[]): () => void {
    const claim = {};
    this.take(station, cells, claim);
    return () => this.release(station, cells, claim);
  }

  /** Takes note of a job as it stands now; older news than what is known is ignored. */
  see(job: Holding): void {
    if (this.knows(job.id, job.version)) return;
    const before = this.holdings.get(job.id);
    if (before) this.release(before.station, before.cells, before.id);
    if (isActive(job)) this.hold(job);
    else this.end(job);
  }

  private hold({ id, version, station, state, cells }: Holding): void {
    this.holdings.set(id, { id, version, station, state, cells });
    this.take(station, cells, id);
  }

  private end({ id, version }: Holding): void {
    this.holdings.delete(id);
    this.ended.set(id, version);
    if (this.ended.size > ENDED_REMEMBERED) this.ended.delete(this.ended.keys().next().value!);
  }

  private take(station: string, cells: readonly string[], owner: unknown): void {
    const taken = this.taken.get(station) ?? new Map<string, unknown>();
    for (const cell of cells) taken.set(cell, owner);
    this.taken.set(station, taken);
  }

  private release(station: string, cells: readonly string[], owner: unknown): void {
    const taken = this.taken.get(station);
    for (const cell of cells) if (taken?.get(cell) === owner) taken?.delete(cell);
  }
}
