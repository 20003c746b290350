import type { StoredItem } from '../../plugin/item.ts';
import type { Filter } from '../../plugin/query.ts';
import { isBelow } from './below.ts';
import { extensionOf } from './fields.ts';
import { numberOf } from './properties.ts';

type TextFilter = Extract<Filter, { readonly value: string }>;

export function passesFilter(item: StoredItem, filter: Filter): boolean {
  if ('value' in filter) return tests[filter.field](item, filter.value);
  const { field, from = -Infinity, to = Infinity } = filter;
  const value = numberOf(item, field);
  return value !== undefined && value >= from && value < to;
}

const tests: Readonly<Record<TextFilter['field'], (item: StoredItem, value: string) => boolean>> = {
  ext: ({ url }, value) => extensionOf(url) === value,
  type: ({ mimeType }, value) => mimeType === value || (value.endsWith('/') && mimeType.startsWith(value)),
  in: ({ url }, value) => isBelow(url, value),
  source: ({ source }, value) => source === value || source.startsWith(`${value}/`),
  lang: ({ language }, value) => language === value,
};
