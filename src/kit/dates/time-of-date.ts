import { isoDate } from './iso-date.ts';

/**
 * Unix time in milliseconds of a date that a document names. A year, month or day is its beginning, and what names no offset is in local
 * time, as are the dates that people search for. `undefined` for what is no date.
 */
export function timeOfDate(text: string): number | undefined {
  const date = isoDate(text);
  if (date === undefined) return undefined;
  // JavaScript takes a date without time for one in UTC.
  const time = Date.parse(date.includes('T') ? date : `${date}${'-01-01'.slice(date.length - 'YYYY'.length)}T00:00`);
  return Number.isNaN(time) ? undefined : time;
}
