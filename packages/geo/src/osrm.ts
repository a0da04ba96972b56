import axios, { type AxiosInstance, isAxiosError } from 'axios';
import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { z } from 'zod';
import type { Position } from './position.js';
import type { LocalTime } from './road-prior.js';
import type { RoadTimes, SourcedRoadTime } from './road-times.js';

export type OsrmSettings = {
  /** Of an OSRM server of one's own: it is told where customers are. */
  url: string;
  /** As the server's data was prepared with. */
  profile?: string;
  /** Who waits longer has a customer on the phone. */
  timeoutMs?: number;
  /** After so many failures in a row the server is left alone … */
  failures?: number;
  /** … for so long; then one question tries it. */
  pauseMs?: number;
  /** Places in one question, the start included; the server's own `--max-table-size`. */
  tableSize?: number;
};

/** Why the model answered in the place of OSRM. `refused`: it did not like the question. */
export type OsrmFailure = 'paused' | 'no-answer' | 'refused' | 'bad-answer';

/** The answer of OSRM's table service for one source: seconds by destination, null where it knows no way. */
const tableOf = (destinations: number) =>
  z.object({
    code: z.literal('Ok'),
    durations: z.tuple([z.array(z.number().nonnegative().nullable()).length(destinations)]),
  });

/**
 * Road times of an OSRM server's table service (https://project-osrm.org/docs, "Table service"). What it does not
 * answer in time, or knows no way to, `model` answers; `source` says which. OSRM tells one number and knows no queues:
 * how far trips stray from it is taken from the model, as a share.
 */
export class OsrmRoadTimes implements RoadTimes {
  readonly #settings: Required<OsrmSettings>;
  readonly #http: AxiosInstance;
  readonly #breaker;

  constructor(
    settings: OsrmSettings,
    private readonly model: RoadTimes,
    /** Told of each question that the model had to answer. */
    private readonly onFailure: (failure: OsrmFailure) => void = () => {},
  ) {
    const defaults = { profile: 'driving', timeoutMs: 300, failures: 3, pauseMs: 30_000, tableSize: 100 };
    this.#settings = { ...defaults, ...settings };
    this.#http = axios.create({ baseURL: settings.url, maxRedirects: 0, maxContentLength: 1_000_000, proxy: false });
    const { failures, pauseMs } = this.#settings;
    const breaker = new ConsecutiveBreaker(failures);
    this.#breaker = circuitBreaker(
      handleWhen((failure) => !isRefusal(failure)),
      { halfOpenAfter: pauseMs, breaker },
    );
  }

  /** Whether the server is left alone at present. */
  get paused(): boolean {
    return this.#breaker.state === CircuitState.Open;
  }

  async minutes(from: Position, to: readonly Position[], at: LocalTime): Promise<SourcedRoadTime[]> {
    const [thought, seconds] = await Promise.all([this.model.minutes(from, to, at), this.#seconds(from, to)]);
    return thought.map((time, i) => measured(time, seconds[i]));
  }

  /** What OSRM says, and nothing for what it does not say. */
  async #seconds(from: Position, to: readonly Position[]): Promise<(number | null | undefined)[]> {
    const size = this.#settings.tableSize - 1;
    const tables = Array.from({ length: Math.ceil(to.length / size) }, (_, i) => to.slice(i * size, (i + 1) * size));
    const answers = await Promise.all(tables.map((places) => this.#table(from, places)));
    return answers.flat();
  }

  async #table(from: Position, to: readonly Position[]): Promise<(number | null | undefined)[]> {
    try {
      return await this.#breaker.execute(() => this.#ask(from, to));
    } catch (failure) {
      this.onFailure(reasonOf(failure));
      return to.map(() => undefined);
    }
  }

  async #ask(from: Position, to: readonly Position[]): Promise<(number | null)[]> {
    const { profile, timeoutMs } = this.#settings;
    const places = [from, ...to].map(([longitude, latitude]) => `${longitude.toFixed(6)},${latitude.toFixed(6)}`);
    const { data } = await this.#http.get<unknown>(`/table/v1/${profile}/${places.join(';')}`, {
      params: { sources: 0, annotations: 'duration' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    // The start is a destination too, and comes first.
    return tableOf(places.length).parse(data).durations[0].slice(1);
  }
}

function measured(thought: SourcedRoadTime, seconds: number | null | undefined): SourcedRoadTime {
  if (seconds === null || seconds === undefined || thought.minutes === 0) return thought;
  const minutes = seconds / 60;
  const share = minutes / thought.minutes;
  return { minutes, low: thought.low * share, high: thought.high * share, source: 'osrm' };
}

/** Whoever answers "I know no road near there" is well. */
function isRefusal(failure: unknown): boolean {
  const status = isAxiosError(failure) ? failure.response?.status : undefined;
  return status !== undefined && status >= 400 && status < 500;
}

function reasonOf(failure: unknown): OsrmFailure {
  if (failure instanceof BrokenCircuitError) return 'paused';
  if (isRefusal(failure)) return 'refused';
  return failure instanceof z.ZodError ? 'bad-answer' : 'no-answer';
}
