import { formatDate } from './date-format.ts';

/** Formats that files refer to by number (ECMA-376 part 1, 18.8.30), as far as they are not plain numbers. */
const builtinFormats: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: 'h:mm:ss',
  47: 'mm:ss',
};

/** Dates that look as the system of the reader has them, whatever the writer's had. */
const systemDates: ReadonlySet<number> = new Set([14, 22]);

export type CellFormat = (value: number) => string;

/** How numbers in this format look. Colours, conditions and fill characters are left aside; fractions and the like show as plain numbers. */
export function cellFormat(code: string | undefined, id: number, is1904: boolean): CellFormat {
  const format = ((systemDates.has(id) ? undefined : code) ?? builtinFormats[id] ?? 'General').split(';', 1)[0] ?? '';
  const bare = format.replaceAll(/\[[^\]]{0,40}\]/g, '').replaceAll(/[_*]./g, '');
  const letters = bare.replaceAll(/"[^"]*"|\\./g, '').replaceAll(/general/gi, '');
  if (/[ymdhs]/i.test(letters)) return (value) => formatDate(value, bare, is1904) ?? plainNumber(value);
  if (/[#0]/.test(letters) && !/[?/eE]/.test(letters)) return numberFormat(letters, currencyOf(format));
  return plainNumber;
}

/** At most fifteen digits, as programs keep them. */
export function plainNumber(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : '';
}

function numberFormat(letters: string, currency: string): CellFormat {
  const decimals = Math.min(20, /\.([#0]+)/.exec(letters)?.[1]?.length ?? 0);
  const isPercent = letters.includes('%');
  const isGrouped = /[#0],[#0]/.test(letters);
  return (value) => {
    const shown = Math.abs(isPercent ? value * 100 : value);
    if (!(shown < 1e15)) return plainNumber(value);
    const [whole = '', fraction] = shown.toFixed(decimals).split('.');
    const digits = isGrouped ? whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',') : whole;
    return `${value < 0 ? '-' : ''}${currency}${digits}${fraction === undefined ? '' : `.${fraction}`}${isPercent ? '%' : ''}`;
  };
}

/** `[$€-407]`, or the sign as it stands. */
function currencyOf(format: string): string {
  return /\[\$([^\]-]{1,5})/.exec(format)?.[1] ?? /^[^#0]{0,9}?"?([$€£¥])/.exec(format)?.[1] ?? '';
}
