import { mediaTypesFor, mediaTypeNames } from '../../query/media-types.ts';
import { facetValues } from './facet-values.ts';
import type { Suggesting } from './suggest-sources.ts';
import type { Value } from './values.ts';

/** What people call the kinds of files that there are, and MIME types once a `/` is typed. */
export async function kindValues(typed: string, suggesting: Suggesting): Promise<readonly Value[]> {
  const sought = typed.toLowerCase();
  const types = await facetValues('type', suggesting);
  if (sought.includes('/')) return types.filter(({ value }) => value.startsWith(sought));
  const counted = mediaTypeNames.map((name) => {
    const meant = mediaTypesFor(name) ?? [];
    const own = types.filter(({ value }) => meant.some((type) => value === type || (type.endsWith('/') && value.startsWith(type))));
    return { value: name, items: own.reduce((sum, { items }) => sum + items, 0), isCut: own.some(({ isCut }) => isCut) };
  });
  return counted.filter(({ value, items }) => items > 0 && value.startsWith(sought)).toSorted((one, other) => other.items - one.items);
}
