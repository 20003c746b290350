/**
 * A date as people and programs write it, as ISO 8601, with as much precision as the text has: `2024`, `2024-05`, `2024-05-01`,
 * `2024-05-01T12:00:00+02:00`. The offset stays as written; a time without offset stays without. `undefined` for what is no date
 * or could be two: `03/04/2024`.
 */
export function isoDate(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 64) return undefined;
  for (const [pattern, order] of patterns) {
    const match = pattern.exec(trimmed);
    if (match === null) continue;
    const date = datePart(order(match));
    return date === undefined ? undefined : date + timePart(trimmed.slice(match[0].length), date);
  }
  return undefined;
}

type DateParts = readonly [year: string | undefined, month?: string | undefined, day?: string | undefined];

/** Tried in order; each is anchored at the start, what follows the match may be a time. */
const patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => DateParts])[] = [
  [/^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/, ([, year, , month, day]) => [year, month, day]],
  [/^(\d{4})-(\d{2})$/, ([, year, month]) => [year, month]],
  [/^(\d{4})(\d{2})(\d{2})(?!\d)/, ([, year, month, day]) => [year, month, day]],
  [/^(\d{4})$/, ([, year]) => [year]],
  [/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/, ([, day, month, year]) => [year, month, day]],
  [/^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/, ([, first, second, year]) => slashed(first, second, year)],
  [
    /^(?:[a-z]{3,9}\.?,? )?(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})(?!\d)/i,
    ([, day, month, year]) => [year, monthNumber(month), day],
  ],
  [
    /^(?:[a-z]{3,9}\.?,? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/i,
    ([, month, day, year]) => [year, monthNumber(month), day],
  ],
  [/^([a-z]{3,9})\.?,? (\d{4})$/i, ([, month, year]) => [year, monthNumber(month)]],
];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthNumber(name = ''): string {
  return String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

/** Day and month stand in either order by country: only a number above 12 tells. */
function slashed(first: string | undefined, second: string | undefined, year: string | undefined): DateParts {
  if (Number(first) > 12) return [year, second, first];
  return Number(second) > 12 || first === second ? [year, first, second] : [year, '0'];
}

function datePart([year = '', month, day]: DateParts): string | undefined {
  if (month === undefined) return year;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(month) < 1 || Number(month) > 12 || Number(day ?? 1) < 1 || Number(day ?? 1) > lastDay) return undefined;
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

const time = /^[T ,]{1,3}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?(Z|GMT|UTC|[+-]\d{2}(?::?\d{2})?)?/i;

function timePart(rest: string, date: string): string {
  const [, hour = '', minute = '', second = '00', zone = ''] = date.length === 10 ? (time.exec(rest) ?? []) : [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return '';
  return `T${hour.padStart(2, '0')}:${minute}:${second}${offset(zone)}`;
}

function offset(zone: string): string {
  if (zone === '') return '';
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`;
}
