import { timeOfDate } from '../../kit/dates/time-of-date.ts';
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

const timeOf = (value: unknown): number | undefined => (typeof value === 'string' ? timeOfDate(value) : undefined);
