import type { Span } from './value-range.ts';

/** As people know them from file managers. */
const named = new Map<string, Span>([
  ['empty', { from: 0, to: 1 }],
  ['tiny', { from: 1, to: 10e3 }],
  ['small', { from: 10e3, to: 100e3 }],
  ['medium', { from: 100e3, to: 1e6 }],
  ['large', { from: 1e6, to: 100e6 }],
  ['huge', { from: 100e6, to: Number.MAX_SAFE_INTEGER }],
]);

const amount = /^(\d{1,15}(?:[.,]\d{1,6})?)\s*([kmgt]?)(i?)(?:b|bytes?)?$/;
const powers = ['', 'k', 'm', 'g', 't'];

/** `500`, `10 kB`, `1.5mb`, `2GiB`. A kilobyte has 1000 bytes, a kibibyte 1024. */
export function sizeSpan(value: string): Span | undefined {
  const text = value.toLowerCase();
  const known = named.get(text);
  const match = amount.exec(text);
  if (known !== undefined || match === null) return known;
  const [, digits = '', prefix = '', binary = ''] = match;
  const decimal = digits.replace(',', '.');
  const unit = (binary === '' ? 1000 : 1024) ** powers.indexOf(prefix);
  const step = unit / 10 ** (decimal.split('.')[1]?.length ?? 0);
  const bytes = Math.round(Number(decimal) * unit);
  return bytes > Number.MAX_SAFE_INTEGER
    ? undefined
    : { from: bytes, to: bytes + 1, looseTo: Math.max(bytes + 1, Math.round(bytes + step)) };
}

export function pageSpan(value: string): Span | undefined {
  if (!/^\d{1,9}$/.test(value)) return undefined;
  return { from: Number(value), to: Number(value) + 1 };
}
