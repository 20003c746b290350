import { isoDate } from '../../kit/dates/iso-date.ts';

/** Names of zones that RFC 5322 (4.3) gives a meaning, and some that are written often. */
const zones: Readonly<Record<string, string>> = {
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  z: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  cet: '+01:00',
  met: '+01:00',
  cest: '+02:00',
  mest: '+02:00',
  jst: '+09:00',
};

const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const dayFirst = new RegExp(`\\b(\\d{1,2})[ -]${month}\\.?,?[ -](\\d{2,4})\\b`, 'i');
const monthThenDay = new RegExp(`\\b${month}\\.? (\\d{1,2})\\b`, 'i');

/** The date of a mail, in any of the forms that mail programs write it, as ISO 8601 with the offset that was written. */
export function mailDate(text: string | undefined): string | undefined {
  const line = (text ?? '').slice(0, 200).replaceAll(/\s+/g, ' ').trim();
  const [, day, monthName, year] = dayFirst.exec(line) ?? monthFirst(line);
  if (day === undefined) return isoDate(line);
  const [, hour, minute, second = '00', half] = /\b(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?: ?([ap])\.?m\b)?/i.exec(line) ?? [];
  const date = `${day} ${monthName} ${fullYear(year ?? '')}`;
  if (hour === undefined) return isoDate(date);
  return isoDate(`${date} ${hourOfDay(hour, half)}:${minute}:${second}${offset(line)}`);
}

/** Milliseconds since 1970. A date without an offset is taken for UTC, so that the same mail has the same date everywhere. */
export function timeOf(date: string | undefined): number | undefined {
  const time = date === undefined ? NaN : Date.parse(/T[^Z+-]+$/.test(date) ? `${date}Z` : date);
  return Number.isNaN(time) ? undefined : time;
}

/** `Thu Jun 20 08:35:23 1996`, `May 3, 2010 4:21 PM` */
function monthFirst(line: string): readonly (string | undefined)[] {
  const [, monthName, day] = monthThenDay.exec(line) ?? [];
  const year = /\b(\d{4})\b(?!:)/.exec(line.replace(/[+-]\d{4}/, ''))?.[1];
  return year === undefined ? [] : ['', day, monthName, year];
}

/** RFC 5322, 4.3: two digits below 50 are of this century, three count from 1900. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return String(Number(year) + (year.length === 2 && Number(year) < 50 ? 2000 : 1900));
}

function hourOfDay(hour: string, half: string | undefined): string {
  if (half === undefined) return hour;
  return String((Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0));
}

function offset(line: string): string {
  const [, sign, hours, minutes] = / ([+-])(\d{2}):?(\d{2})\b/.exec(line) ?? [];
  if (sign !== undefined) return `${sign}${hours}:${minutes}`;
  const name = /:\d{2} (?:[ap]m )?([a-z]{1,4})\b/i.exec(line)?.[1]?.toLowerCase();
  return zones[name ?? ''] ?? '';
}
