import { dayNumber, type WorkingHours, windowsByDay } from './hours.js';
import { dayMs, minuteMs, remembering, type ZoneClock, zoneClock } from './zone-clock.js';

/** A stretch of open time, `end` not included. */
export type OpenWindow = { start: Date; end: Date };

/** How far ahead opening is looked for, in days of 24 hours. Who is closed for longer is closed. */
const horizon = 400;

/** UTC days whose open spans a calendar keeps: two years. */
const keptDays = 730;

/** Open spans in order, `[start, end, start, end, …]` in ms since 1970, none touching the next. */
type Spans = readonly number[];

/**
 * When a place is open, in its own wall clock. A window starts at the first instant at which the clock shows its
 * `from` or later, and ends likewise: the night when clocks go back is an hour longer, the one when they go forward
 * an hour shorter. A window belongs to the date it starts on, also the part after midnight.
 * Days are worked out when first asked for (about 10 µs) and then kept (well under 1 µs).
 */
export class Calendar {
  readonly timeZone: string;
  readonly #coveredUntil: number;
  /** The open spans of a UTC day, cut at its ends. */
  readonly #spans: (day: number) => Spans;

  constructor(rules: WorkingHours) {
    const clock = zoneClock(rules.timeZone);
    const windows = windowsByDay(rules);
    this.timeZone = rules.timeZone;
    this.#coveredUntil =
      rules.coveredUntil === undefined
        ? Number.POSITIVE_INFINITY
        : clock.firstAt((dayNumber(rules.coveredUntil) + 1) * dayMs);
    this.#spans = remembering((day) => spansOf(day, clock, windows), keptDays);
  }

  isOpen(at: Date): boolean {
    const instant = at.getTime();
    const spans = this.#spans(Math.floor(instant / dayMs));
    for (let i = 0; i < spans.length; i += 2) if (instant < spans[i + 1]!) return instant >= spans[i]!;
    return false;
  }

  /** The instant itself when open, else the next opening; null when there is none within 400 days. */
  nextOpen(at: Date): Date | null {
    const instant = at.getTime();
    const first = Math.floor(instant / dayMs);
    for (let day = first; day <= first + horizon; day++) {
      const spans = this.#spans(day);
      for (let i = 0; i < spans.length; i += 2) {
        if (instant < spans[i + 1]!) return new Date(Math.max(instant, spans[i]!));
      }
    }
    return null;
  }

  /** When it closes next; null when it is closed, or will not close within 400 days. */
  closesAt(at: Date): Date | null {
    if (!this.isOpen(at)) return null;
    const instant = at.getTime();
    const [span] = this.spans(instant, instant + horizon * dayMs);
    return span && span[1] < instant + horizon * dayMs ? new Date(span[1]) : null;
  }

  /** The stretches of open time between two instants, cut at both. */
  *openWindows(from: Date, to: Date): Generator<OpenWindow, void> {
    for (const [start, end] of this.spans(from.getTime(), to.getTime()))
      yield { start: new Date(start), end: new Date(end) };
  }

  /** Working minutes from one instant to another, with fractions; negative when the second is the earlier. */
  minutesBetween(a: Date, b: Date): number {
    if (b < a) return 0 - this.minutesBetween(b, a);
    let open = 0;
    for (const [start, end] of this.spans(a.getTime(), b.getTime())) open += end - start;
    return open / minuteMs;
  }

  /**
   * The instant by which that many working minutes have passed, as early as can be: work that fills the day is due
   * at closing time, not at the next opening. None are over at once. Null when no opening comes within 400 days.
   * Instants are whole milliseconds, so minutes are too: what a float loses is not looked for in another opening.
   */
  addMinutes(at: Date, minutes: number): Date | null {
    if (!(minutes >= 0 && Number.isFinite(minutes))) throw new RangeError(`not a number of minutes: ${minutes}`);
    let left = Math.round(minutes * minuteMs);
    if (left === 0) return new Date(at);
    for (let opening = this.nextOpen(at)?.getTime(); opening !== undefined; ) {
      const day = Math.floor(opening / dayMs);
      for (const [start, end] of this.spans(opening, (day + 1) * dayMs)) {
        if (left <= end - start) return new Date(start + left);
        left -= end - start;
      }
      opening = this.nextOpen(new Date((day + 1) * dayMs))?.getTime();
    }
    return null;
  }

  /** Whether holidays and make-up days are known at that time. */
  covers(at: Date): boolean {
    return at.getTime() < this.#coveredUntil;
  }

  /** `openWindows` in ms since 1970, for those who go through many. */
  *spans(from: number, to: number): Generator<readonly [start: number, end: number], void> {
    let [start, end] = [Number.NaN, Number.NaN];
    for (let day = Math.floor(from / dayMs); day * dayMs < to; day++) {
      const spans = this.#spans(day);
      for (let i = 0; i < spans.length; i += 2) {
        const [opens, closes] = [Math.max(from, spans[i]!), Math.min(to, spans[i + 1]!)];
        if (opens >= closes) continue;
        // What is open over the end of a UTC day is one stretch.
        if (opens !== end) {
          if (start < end) yield [start, end];
          start = opens;
        }
        end = closes;
      }
    }
    if (start < end) yield [start, end];
  }
}

/** When a place with these hours is open; a RangeError when they name no time, date, weekday or time zone. */
export function calendar(rules: WorkingHours): Calendar {
  return new Calendar(rules);
}

function spansOf(day: number, clock: ZoneClock, windows: ReturnType<typeof windowsByDay>): Spans {
  const [dawn, dusk] = [day * dayMs, (day + 1) * dayMs];
  const spans: [number, number][] = [];
  // With offsets of up to 14 hours and windows over midnight, those of four wall days can reach into a UTC day.
  for (let wallDay = day - 2; wallDay <= day + 1; wallDay++) {
    for (const { from, to } of windows(wallDay)) {
      const start = Math.max(dawn, clock.firstAt(wallDay * dayMs + from * minuteMs));
      const end = Math.min(dusk, clock.firstAt(wallDay * dayMs + to * minuteMs));
      if (start < end) spans.push([start, end]);
    }
  }
  return merged(spans.sort((a, b) => a[0] - b[0]));
}

function merged(spans: readonly (readonly [number, number])[]): Spans {
  const apart: number[] = [];
  for (const [start, end] of spans) {
    const last = apart.at(-1);
    if (last !== undefined && start <= last) apart[apart.length - 1] = Math.max(last, end);
    else apart.push(start, end);
  }
  return apart;
}
