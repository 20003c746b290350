import type { StoredItem } from '../../plugin/item.ts';
import type { Filter } from '../../plugin/query.ts';
import { isBelow } from './below.ts';
import { extensionOf } from './fields.ts';

export const passesFilter = (item: StoredItem, { field, value }: Filter): boolean => tests[field](item, value);

const tests: Readonly<Record<Filter['field'], (item: StoredItem, value: string) => boolean>> = {
  ext: ({ url }, value) => extensionOf(url) === value,
  type: ({ mimeType }, value) => mimeType === value || (value.endsWith('/') && mimeType.startsWith(value)),
  in: ({ url }, value) => isBelow(url, value),
  source: ({ source }, value) => source === value || source.startsWith(`${value}/`),
};
