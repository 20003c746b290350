const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const dayMs = 86_400_000;
/** Day 0 of either system of dates. In the first, 1900 has a day too many (ECMA-376 part 1, 18.17.4). */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
const lastSerial = 2_958_466;

/** Parts of a format for dates: `m` is minutes after hours or before seconds. */
const tokens = /am\/pm|a\/p|yyyy|yy|y|m{1,5}|d{1,4}|h{1,2}|s{1,2}|\.0+|"[^"]*"|\\.|[^"\\]/gi;

/** Day and month stand in either order by country: these formats become that of ISO 8601. */
const ambiguous = /^(?:m{1,2}\/d{1,2}|d{1,2}\/m{1,2})\/y{2,4}(?=$|[ ;@])/i;

/** A date as the cell shows it, where that says which day it is; `undefined` for what is no date. */
export function formatDate(serial: number, format: string, is1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < lastSerial)) return undefined;
  const time = Math.round(serial * 86_400) * 1000;
  const shift = !is1904 && serial < 60 && serial >= 1 ? dayMs : 0;
  const date = new Date((is1904 ? epoch1904 : epoch1900) + time + shift);
  const parts = format.replace('\\/', '/').replace('\\/', '/').replace(ambiguous, 'yyyy-mm-dd').match(tokens) ?? [];
  const hasHalves = parts.some((part) => /^a/i.test(part));
  return parts
    .map((part, index) => tokenText(part, { date, hasHalves, isMinutes: isMinutes(parts, index) }))
    .join('')
    .trim();
}

interface Moment {
  readonly date: Date;
  readonly hasHalves: boolean;
  readonly isMinutes: boolean;
}

const isTime = (part: string): boolean => /^(?:[hs]+|[mdy]+)$/i.test(part);

function isMinutes(parts: readonly string[], index: number): boolean {
  const before = parts.slice(0, index).findLast(isTime);
  const after = parts.slice(index + 1).find(isTime);
  return /^h/i.test(before ?? '') || /^s/i.test(after ?? '');
}

function tokenText(token: string, { date, hasHalves, isMinutes: minutes }: Moment): string {
  const pad = (value: number): string => String(value).padStart(Math.min(2, token.length), '0');
  const hours = date.getUTCHours();
  switch (token.charAt(0).toLowerCase()) {
    case '"':
      return token.slice(1, -1);
    case '\\':
      return token.slice(1);
    case 'a':
      return token.length < 3 ? token : hours < 12 ? 'AM' : 'PM';
    case 'y':
      return token.length > 2 ? String(date.getUTCFullYear()) : String(date.getUTCFullYear() % 100).padStart(2, '0');
    case 'm':
      return minutes && token.length < 3
        ? pad(date.getUTCMinutes())
        : nameOrNumber(months[date.getUTCMonth()] ?? '', date.getUTCMonth() + 1, token);
    case 'd':
      return nameOrNumber(days[date.getUTCDay()] ?? '', date.getUTCDate(), token);
    case 'h':
      return pad(hasHalves ? hours % 12 || 12 : hours);
    case 's':
      return pad(date.getUTCSeconds());
    case '.':
      return token.length > 1 ? '' : token;
    case '_':
    case '*':
    case '@':
      return '';
    default:
      return token;
  }
}

function nameOrNumber(name: string, value: number, token: string): string {
  if (token.length === 5) return name.slice(0, 1);
  if (token.length === 4) return name;
  return token.length === 3 ? name.slice(0, 3) : String(value).padStart(token.length, '0');
}
