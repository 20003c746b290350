import type { Span } from './value-range.ts';

/** Units of time that people count in. All but hours and minutes are of the calendar: a day later is the same time of day. */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

const minuteMs = 60_000;

/** Local time: so many units later, or earlier. A month after the 31st of January is the last of February. */
export function shifted(time: number, count: number, unit: TimeUnit): number {
  if (unit === 'minute') return time + count * minuteMs;
  if (unit === 'hour') return time + count * 60 * minuteMs;
  const date = new Date(time);
  if (unit === 'day' || unit === 'week') return date.setDate(date.getDate() + count * (unit === 'week' ? 7 : 1));
  const day = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() + count * { month: 1, quarter: 3, year: 12 }[unit]);
  return date.setDate(Math.min(day, new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate()));
}

/** The day, week (from Monday), month, quarter or year that a moment lies in, in local time, or one so many further on. */
export function period(time: number, unit: TimeUnit, further = 0): Span {
  const date = new Date(time);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  const starts: Readonly<Record<TimeUnit, () => number>> = {
    minute: () => date.setSeconds(0, 0),
    hour: () => date.setMinutes(0, 0, 0),
    day: () => dayStart(year, month, day),
    week: () => dayStart(year, month, day - ((date.getDay() + 6) % 7)),
    month: () => dayStart(year, month, 1),
    quarter: () => dayStart(year, month - (month % 3), 1),
    year: () => dayStart(year, 0, 1),
  };
  const from = shifted(starts[unit](), further, unit);
  return { from, to: shifted(from, 1, unit) };
}

/** Local midnight. Years below 100 are not taken for those of the last century. */
export function dayStart(year: number, month: number, day: number): number {
  const date = new Date(2000, 0, 1);
  return date.setFullYear(year, month, day);
}
