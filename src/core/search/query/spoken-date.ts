import { period, shifted } from './calendar.ts';
import { timeUnit } from './time-unit.ts';
import type { Span } from './value-range.ts';

const days = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const relative = /^(this|current|last|previous|next) (day|week|month|quarter|year)$/;

/** `now`, `today`, `yesterday`, `monday` (the last one there was), `this month`, `last week`. */
export function spokenDate(text: string, now: number): Span | undefined {
  if (text === 'now') return { from: now, to: now };
  const day = days.get(text);
  if (day !== undefined) return period(now, 'day', day);
  const weekday = weekdays.indexOf(text.replace(/^last /, ''));
  if (weekday >= 0) return period(shifted(now, -daysSince(weekday, now, text.startsWith('last ')), 'day'), 'day');
  const [, which = '', name = ''] = relative.exec(text) ?? [];
  const unit = timeUnit(name);
  return unit && period(now, unit, { next: 1, last: -1, previous: -1 }[which] ?? 0);
}

function daysSince(weekday: number, now: number, notToday: boolean): number {
  const since = (new Date(now).getDay() - weekday + 7) % 7;
  return since === 0 && notToday ? 7 : since;
}
