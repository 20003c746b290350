import { dateText } from '../cell-text.ts';
import { sasEpoch } from './sas-header.ts';

const separators: Readonly<Record<string, string>> = { B: ' ', C: ':', D: '-', N: '', P: '.', S: '/' };
const dates =
  /^(?:DATE|DAY|DOWNAME|E8601DA|IS8601DA|B8601DA|JULDAY|JULIAN|MINGUO|MONNAME|MONTH|MONYY|NENGO|QTR|WEEKDATE|WEEKDATX|WORDDATE|WORDDATX|YEAR|YYMON|YYMM|YYQ|MMYY|NLDATE)[A-Z]?$/;
const times = /^(?:DATETIME|E8601DT|IS8601DT|B8601DT|NLDATM|DATEAMPM|DTDATE|MDYAMPM)[A-Z]*$/;
const day = 86_400_000;

/** A number as the format of its column shows it, where it stands for a date or time; days or seconds since 1960. */
export function sasDate(value: number, format: string): string | undefined {
  const [, order, separator] = /^(DDMMYY|MMDDYY|YYMMDD)([BCDNPS]?)$/.exec(format) ?? [];
  if (order !== undefined) return arranged(dateText(sasEpoch + Math.floor(value) * day, false), order, separators[separator ?? ''] ?? '/');
  if (times.test(format)) return dateText(sasEpoch + Math.round(value) * 1000, true);
  if (dates.test(format)) return dateText(sasEpoch + Math.floor(value) * day, false);
  return format === 'TIME' || format === 'TOD' || format === 'HHMM' ? dateText(Math.round(value) * 1000, true)?.slice(11) : undefined;
}

function arranged(iso: string | undefined, order: string, separator: string): string | undefined {
  if (iso === undefined || !/^\d{4}-/.test(iso)) return iso;
  const [year = '', month = '', ofMonth = ''] = iso.split('-');
  const parts = order === 'DDMMYY' ? [ofMonth, month, year] : order === 'MMDDYY' ? [month, ofMonth, year] : [year, month, ofMonth];
  return parts.join(separator);
}
