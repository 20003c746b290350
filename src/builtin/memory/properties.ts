import { isoDate } from '../../kit/dates/iso-date.ts';
import type { StoredItem } from '../../plugin/item.ts';
import type { NumberField } from '../../plugin/query.ts';

/** A number by which items are filtered and sorted. */
export const numberOf = (item: StoredItem, field: NumberField): number | undefined => numbers[field](item);

const numbers: Readonly<Record<NumberField, (item: StoredItem) => number | undefined>> = {
  modified: ({ modifiedAt }) => modifiedAt,
  created: ({ metadata }) => timeOf(metadata.createdAt) ?? timeOf(metadata.publishedAt),
  size: ({ size }) => size,
  pages: ({ metadata: { pages } }) => (Number.isFinite(pages) ? pages : undefined),
};

/** A year, a month or a day is its beginning, and a time without offset is in UTC, so that every machine understands the same. */
function timeOf(value: unknown): number | undefined {
  const date = typeof value === 'string' ? isoDate(value) : undefined;
  if (date === undefined) return undefined;
  const time = Date.parse(/T[\d:]+$/.test(date) ? `${date}Z` : date);
  return Number.isNaN(time) ? undefined : time;
}
