import type { FacetValue } from '../../src/plugin/query.ts';
import type { IconName } from '../parts/icon-shapes.ts';
import { kindOf, kindText, type Kind } from '../parts/kinds.ts';
import { languageName } from '../parts/names.ts';
import { folderValue } from '../parts/places.ts';

/** A value of a facet as it is shown. */
export interface ShownValue {
  /** What stands in the query for it. */
  readonly value: string;
  readonly text: string;
  /** The whole of it, where `text` is cut. */
  readonly title?: string;
  readonly icon?: IconName;
  readonly tone?: Kind['tone'];
  readonly items: number;
}

/** MIME types, put together to what people call them, the most frequent first. */
export function kindValues(values: readonly FacetValue[]): readonly ShownValue[] {
  const byKind = new Map<string, ShownValue>();
  for (const { value, items } of values) {
    const { name, text, icon, tone } = kindOf(value);
    byKind.set(name, { value: name, text, icon, tone, items: (byKind.get(name)?.items ?? 0) + items });
  }
  return Array.from(byKind.values()).toSorted((one, other) => other.items - one.items);
}

export const folderValues = (values: readonly FacetValue[]): readonly ShownValue[] =>
  values.map(({ value, items }) => {
    const path = folderValue(value);
    return {
      value: path,
      text: lastNames(path),
      title: path,
      icon: path.includes('!/') || value.endsWith('!/') ? 'archive' : 'folder',
      items,
    };
  });

export const languageValues = (values: readonly FacetValue[]): readonly ShownValue[] =>
  values.map(({ value, items }) => ({ value, text: languageName(value), items }));

export const plainValues = (values: readonly FacetValue[]): readonly ShownValue[] =>
  values.map(({ value, items }) => ({ value, text: value, title: value, items }));

/** `share/doc` for `/usr/share/doc`. */
const lastNames = (path: string): string => path.split(/[/\\]/u).filter(Boolean).slice(-2).join('/') || path;

/** Those that were counted, with those in front that the query names and that were not. */
export function withChosen(values: readonly ShownValue[], chosen: readonly string[]): readonly ShownValue[] {
  const missing = chosen.filter((one) => !values.some(({ value }) => value.toLowerCase() === one.toLowerCase()));
  return [...missing.map((value) => ({ value, text: kindText(value), items: 0 })), ...values];
}
