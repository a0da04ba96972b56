const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Times, lengths of time and distances as the reader's language writes them. */
export function createFormat(language: string) {
  const unit = (name: string, digits = 0) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    });
  const [days, hours, minutes, seconds] = ['day', 'hour', 'minute', 'second'].map((name) => unit(name)) as [
    Intl.NumberFormat,
    Intl.NumberFormat,
    Intl.NumberFormat,
    Intl.NumberFormat,
  ];
  const kilometres = unit('kilometer', 1);
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const dayAndClock = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });

  /** The two largest parts: `2 days 3 hr`, `14 min`. Under a minute it counts seconds. */
  function length(ms: number) {
    const span = Math.max(0, ms);
    const parts =
      span >= DAY
        ? [
            days.format(Math.floor(span / DAY)),
            Math.floor((span % DAY) / HOUR) && hours.format(((span % DAY) / HOUR) | 0),
          ]
        : span >= HOUR
          ? [
              hours.format(Math.floor(span / HOUR)),
              Math.floor((span % HOUR) / MINUTE) && minutes.format(((span % HOUR) / MINUTE) | 0),
            ]
          : [span >= MINUTE ? minutes.format(Math.floor(span / MINUTE)) : seconds.format(Math.floor(span / 1_000))];
    return parts.filter(Boolean).join(' ');
  }

  return {
    length,
    /** Whole minutes as hours and minutes; a part of a minute counts as one. */
    minutes: (count: number) => (count < 1 ? minutes.format(Math.ceil(count)) : length(Math.ceil(count) * MINUTE)),
    km: (count: number) => kilometres.format(count),
    clock: (at: string) => clock.format(new Date(at)),
    /** The time alone when it is today, else with its day. */
    time: (at: string) => (isToday(at) ? clock : dayAndClock).format(new Date(at)),
    full: (at: string) => dayAndClock.format(new Date(at)),
    /** As seen on the day of another moment: the time alone when it is the same day. */
    seenFrom: (from: string, at: string) => (isSameDay(from, at) ? clock : dayAndClock).format(new Date(at)),
    day: (at: string) => day.format(new Date(at)),
    number: new Intl.NumberFormat(language).format,
    /** `4:05`; an hour or more, which nobody counts by seconds, as a length. */
    countdown(ms: number) {
      if (ms >= HOUR) return length(ms);
      const left = Math.max(0, Math.ceil(ms / 1_000));
      return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    },
  };
}
const isSameDay = (a: string | number, b: string) => new Date(a).toDateString() === new Date(b).toDateString();
const isToday = (at: string) => isSameDay(Date.now(), at);
