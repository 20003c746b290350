import { isoDate } from '../../kit/dates/iso-date.ts';

const pattern = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})(\d{2})?)?(?:Z|([+-])(\d{2})'?(\d{2})?)?/i;

/** A date of ISO 32000-2, 7.9.4 (`D:20240501120000+02'00'`), or as other programs write it, as ISO 8601. */
export function pdfDate(text: string): string | undefined {
  const trimmed = text.trim();
  const [whole, year, month, day, hour, minute, second = '00', sign, zoneHours, zoneMinutes = '00'] = pattern.exec(trimmed) ?? [];
  if (whole === undefined || (month === undefined && /^\d{4}\D/.test(trimmed))) return isoDate(trimmed);
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  if (day === undefined || hour === undefined) return isoDate(date);
  const zone = sign === undefined ? (/Z/i.test(whole) ? 'Z' : '') : `${sign}${zoneHours}:${zoneMinutes}`;
  return isoDate(`${date}T${hour}:${minute}:${second}${zone}`);
}
