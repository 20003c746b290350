import { median } from './statistics.ts';

/** Rows of a Markdown table. The first column names the row, the others hold figures. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function markdownTable({ columns, rows }: Table): string {
  const widths = columns.map((column, index) => Math.max(3, column.length, ...rows.map((row) => (row[index] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, index) => (index === 0 ? (cells[index] ?? '').padEnd(width) : (cells[index] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `| ${widths.map((width, index) => (index === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(columns), rule, ...rows.map(line)].join('\n');
}

/** With so many digits after the point; nothing where there is no number. */
export function figure(value: number | undefined, digits = 0): string {
  if (value === undefined || Number.isNaN(value)) return '';
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Millions of bytes. */
export const megabytes = (bytes: number | undefined, digits = 0): string => figure(bytes === undefined ? undefined : bytes / 1e6, digits);

/** How many times ours theirs is. */
export const ratio = (theirs: number, ours: number): string => `${figure(theirs / ours, theirs / ours < 10 ? 1 : 0)}×`;

/** The median of seconds, and in brackets the lowest and the highest where there are several. */
export function spread(seconds: readonly number[]): string {
  const digits = median(seconds) < 10 ? 2 : 1;
  const range = seconds.length > 1 ? ` (${figure(Math.min(...seconds), digits)}–${figure(Math.max(...seconds), digits)})` : '';
  return `${figure(median(seconds), digits)}${range}`;
}
