import type { FacetValue } from '../../src/plugin/query.ts';

/** A bar of the histogram: a month (`2024-05`) or a year (`2024`). */
export interface Bar {
  readonly span: string;
  readonly items: number;
}

const mostMonths = 36;
const mostYears = 60;

/**
 * Bars from the first to the last span that has items, with those between them that have none: of months where these are not too many, else
 * of years. Dates that cannot be right, such as 1601, would press the others together: only the last 60 years are shown.
 */
export function barsOf(months: readonly FacetValue[]): readonly Bar[] {
  const valid = months.filter(({ value }) => /^\d{4}-\d{2}$/u.test(value));
  const all = new Map(valid.map(({ value, items }) => [value, items]));
  const last = valid.reduce((latest, { value }) => (value > latest ? value : latest), '');
  const first = valid.reduce((earliest, { value }) => (value < earliest ? value : earliest), last);
  if (last === '') return [];
  const count = monthNumber(last) - monthNumber(first) + 1;
  if (count <= mostMonths) return range(monthNumber(first), count).map((month) => bar(all, monthText(month)));
  const years = new Map<string, number>();
  for (const [month, items] of all) years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + items);
  const lastYear = Number(last.slice(0, 4));
  const firstYear = Math.max(Number(first.slice(0, 4)), lastYear - mostYears + 1);
  return range(firstYear, lastYear - firstYear + 1).map((year) => bar(years, String(year).padStart(4, '0')));
}

const bar = (items: ReadonlyMap<string, number>, span: string): Bar => ({ span, items: items.get(span) ?? 0 });
const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);
const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

/** Value of `modified:` for the bars from one to another. */
export const spanValue = (from: Bar, to: Bar): string => (from.span === to.span ? from.span : `${from.span}..${to.span}`);

/** Which bars a value of `modified:` as of {@link spanValue} chooses; `undefined` for values of another form. */
export function chosenBars(bars: readonly Bar[], value: string | undefined): readonly [number, number] | undefined {
  const match = /^(?<from>\d{4}(?:-\d{2})?)(?:\.\.(?<to>\d{4}(?:-\d{2})?))?$/u.exec(value ?? '');
  const from = match?.groups?.['from'];
  if (from === undefined || bars.length === 0) return undefined;
  const to = match?.groups?.['to'] ?? from;
  const inside = bars.flatMap(({ span }, index) => (endsAfter(span, from) && startsBefore(span, to) ? [index] : []));
  const [first] = inside;
  return first === undefined ? undefined : [first, inside.at(-1) ?? first];
}

const endsAfter = (span: string, from: string): boolean => span >= from.slice(0, span.length);
const startsBefore = (span: string, to: string): boolean => span.slice(0, to.length) <= to;

const monthAndYear = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** `May 2024` */
export function spanText(span: string): string {
  if (span.length === 4) return span;
  return monthAndYear.format(new Date(`${span}-15T00:00:00Z`));
}
