import type { StoredItem } from '../../plugin/item.ts';
import type { FacetName, FacetRequest, FacetResult, FacetValue } from '../../plugin/query.ts';
import { extensionOf, textsOf } from './fields.ts';
import { mostFrequent } from './frequency.ts';
import type { ItemIndex } from './item-index.ts';
import { matchingIds } from './matching.ts';
import { byText } from './text-order.ts';
import { wordMatches } from './word-matches.ts';

/** Counts by what the items that match are alike. Ids grow, so the highest were written last. */
export function countFacets(index: ItemIndex, { node, facets, limit, candidates }: FacetRequest): FacetResult {
  const ids = Array.from(matchingIds(index, node, wordMatches(index, node))).toSorted((one, other) => other - one);
  const items = ids.slice(0, candidates).flatMap((id) => index.items.get(id)?.item ?? []);
  const counted = facets.map((name) => [name, facetValues(items, name, limit)]);
  return { counted: items.length, facets: Object.fromEntries(counted) as FacetResult['facets'] };
}

function facetValues(items: readonly StoredItem[], name: FacetName, limit: number): readonly FacetValue[] {
  const values = mostFrequent(items.flatMap((item) => [...new Set(valuesOf[name](item))]).filter((value) => value !== ''));
  return name === 'date' ? values.toSorted((one, other) => byText(other.value, one.value)) : values.slice(0, limit);
}

const valuesOf: Readonly<Record<FacetName, (item: StoredItem) => readonly string[]>> = {
  type: ({ mimeType }) => [mimeType],
  source: ({ source }) => [source],
  extension: ({ url }) => [extensionOf(url)],
  folder: ({ url }) => [url.slice(0, url.lastIndexOf('/') + 1)],
  author: ({ metadata }) => textsOf(metadata.authors),
  tag: ({ metadata }) => textsOf(metadata.tags),
  language: ({ language = '' }) => [language],
  date: ({ modifiedAt }) => [monthOf(modifiedAt)],
};

function monthOf(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace(/-\d\dT.*/, '');
}
