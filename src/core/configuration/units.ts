const durations = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Units of sizes: powers of 1000, and with an `i` of 1024, as in IEC 80000-13. */
const sizes = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4 };

export type Quantity = { readonly value: number } | { readonly problem: string };

/** Milliseconds of a text like `90s` or `1.5h`. */
export const parseDuration = (text: string): Quantity => parse(text, durations, 'a duration such as 30s, 5m or 2h');

/** Bytes of a text like `64MB` or `1.5 GiB`. */
export const parseSize = (text: string): Quantity => parse(text, sizes, 'a size such as 500kB, 64MB or 1GB');

/** For numbers that stand without a unit. */
export const missingUnit = (value: number, kind: 'duration' | 'size'): string =>
  kind === 'duration' ? `${value} has no unit: write ${value}s or ${value}m` : `${value} has no unit: write ${value}B or ${value}MB`;

function parse(text: string, units: Readonly<Record<string, number>>, example: string): Quantity {
  const match = /^(\d{1,15}(?:\.\d{1,9})?) ?([a-z]{0,10})$/i.exec(text.trim());
  if (match === null) return { problem: `${shown(text)} is not ${example}` };
  const [, amount = '', written = ''] = match;
  const names = Object.keys(units);
  const unit = names.find((name) => name.toLowerCase() === written.toLowerCase());
  if (written === '') return { problem: missingUnit(Number(amount), 's' in units ? 'duration' : 'size') };
  if (unit === undefined) return { problem: `${shown(text)} has an unknown unit: use ${names.slice(0, 5).join(', ')}` };
  const value = Math.round(Number(amount) * (units[unit] ?? 0));
  return Number.isSafeInteger(value) ? { value } : { problem: `${shown(text)} is too much` };
}

const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
