import { shifted } from './calendar.ts';
import { spelledDate } from './spelled-date.ts';
import { spokenDate } from './spoken-date.ts';
import { timeUnit } from './time-unit.ts';
import type { Span } from './value-range.ts';

/** More is as good as always. */
const mostUnits = 100_000;
const age = /^(?:(?:last|past|previous)\s*(?=\d))?-?(\d{0,9})\s*([a-z]+?)(\s*ago)?$/;

/**
 * What a date or an age stands for in local time: `2024`, `2024-05-17`, `17.5.2024`, `may 2024`, `7d`, `3 months`, `week`, `yesterday`,
 * `last week`. `note` is told how it was read where it can be read otherwise.
 */
export function dateSpan(value: string, now: number, note: (text: string) => void): Span | undefined {
  const text = value.toLowerCase().replace(/[\s_]+/g, ' ');
  const span = spokenDate(text, now) ?? ageSpan(text.replace(/^past (?=[a-z])/, ''), now) ?? spelledDate(text, now, note);
  return span === undefined || Number.isNaN(span.from + span.to) ? undefined : span;
}

function ageSpan(text: string, now: number): Span | undefined {
  const [, count = '', name = '', ago] = age.exec(text) ?? [];
  const unit = timeUnit(name);
  if (unit === undefined || (count === '' && (name.length < 3 || ago !== undefined))) return undefined;
  const time = shifted(now, -Math.min(mostUnits, count === '' ? 1 : Number(count)), unit);
  return { from: time, to: time, isAge: true };
}
