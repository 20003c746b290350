import { dayStart, period } from './calendar.ts';
import type { TimeUnit } from './calendar.ts';
import type { Span } from './value-range.ts';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ember|ober)?\\.?';

const yearFirst = /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?$/;
const digitsOnly = /^((?:19|20)\d\d)(\d\d)(\d\d)?$/;
const quarter = /^(\d{4})[- ]?q([1-4])$/;
const moment = /^(\d{4})-(\d\d)-(\d\d)[t ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(z|[+-]\d\d:?\d\d)?$/;
const yearLast = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d\d)$/;
const monthAndYear = /^(\d{1,2})[-/.](\d{4})$/;
const dayMonth = new RegExp(`^(?:(\\d{1,2})(?:st|nd|rd|th|\\.)? )?${monthName}(?:,? (\\d{4}))?$`);
const monthDay = new RegExp(`^${monthName} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?$`);

/** Dates in the spellings of several countries. Dots and dashes stand between day and month, slashes between month and day. */
export function spelledDate(text: string, now: number, note: (text: string) => void): Span | undefined {
  const [, year = '', , month, day] = yearFirst.exec(text) ?? [];
  if (year !== '') return dateOf(year, month, day);
  const [, compactYear = '', compactMonth, compactDay] = digitsOnly.exec(text) ?? [];
  if (compactYear !== '') return dateOf(compactYear, compactMonth, compactDay);
  const [, quarterYear = '', number] = quarter.exec(text) ?? [];
  if (quarterYear !== '') return period(dayStart(Number(quarterYear), Number(number) * 3 - 3, 1), 'quarter');
  const [, lateMonth, lateYear = ''] = monthAndYear.exec(text) ?? [];
  if (lateYear !== '') return dateOf(lateYear, lateMonth);
  return momentOf(text) ?? dayOf(text, note) ?? namedMonth(text, now);
}

/** A year, month or day; `undefined` where the calendar has no such day. */
function dateOf(year: string, month?: string, day?: string): Span | undefined {
  const unit: TimeUnit = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  const start = dayStart(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  const date = new Date(start);
  const exists = date.getMonth() === Number(month ?? 1) - 1 && date.getDate() === Number(day ?? 1);
  return exists ? period(start, unit) : undefined;
}

function momentOf(text: string): Span | undefined {
  const [, year, month, day = '', hour, minute = '', second, zone] = moment.exec(text) ?? [];
  if (year === undefined || dateOf(year, month, day) === undefined) return undefined;
  const from = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${zone?.toUpperCase() ?? ''}`);
  return { from, to: from + (second === undefined ? 60_000 : 1000) };
}

function dayOf(text: string, note: (text: string) => void): Span | undefined {
  const [, one = '', sign, other = '', typedYear] = yearLast.exec(text) ?? [];
  if (typedYear === undefined) return undefined;
  const year = typedYear.length === 4 ? typedYear : `${Number(typedYear) < 70 ? 20 : 19}${typedYear}`;
  const monthFirst = Number(one) > 12 ? false : Number(other) > 12 || sign === '/';
  const [month, day] = monthFirst ? [one, other] : [other, one];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (sign !== '.' && one !== other && Number(one) <= 12 && Number(other) <= 12)
    note(`"${text}" was read as ${iso}. Dates are clear as year-month-day.`);
  return dateOf(year, month, day);
}

/** Without a year, the last one there was. */
function namedMonth(text: string, now: number): Span | undefined {
  const [, dayBefore, nameBehind, yearBehind] = dayMonth.exec(text) ?? [];
  const [, nameBefore, dayBehind, yearLater] = monthDay.exec(text) ?? [];
  const name = nameBehind ?? nameBefore;
  if (name === undefined) return undefined;
  const month = String(monthNames.indexOf(name.slice(0, 3)) + 1);
  const year = yearBehind ?? yearLater;
  const day = dayBefore ?? dayBehind;
  if (year !== undefined) return dateOf(year, month, day);
  const thisYear = new Date(now).getFullYear();
  const span = dateOf(String(thisYear), month, day);
  return span !== undefined && span.from > now ? dateOf(String(thisYear - 1), month, day) : span;
}
