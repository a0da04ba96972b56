/** A moment as a `datetime-local` field shows it, in the reader's own time zone: `2026-11-23T09:30`. */
export function toTyped(at: string): string {
  const moment = new Date(at);
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The moment that was typed, in UTC, or undefined. */
export function toMoment(typed: string): string | undefined {
  const moment = new Date(typed);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}
