import type { StoredItem } from '../../../plugin/item.ts';
import type { Ranked } from './rank.ts';

/** An item, and others with the same content that it stands for. */
export type Collapsed = Ranked & { readonly duplicates: readonly StoredItem[] };

/** The best of items with the same content stands for all of them. */
export function collapse(ranked: readonly Ranked[]): readonly Collapsed[] {
  const groups = new Map<string, { readonly first: Ranked; readonly duplicates: StoredItem[] }>();
  for (const one of ranked) {
    const key = contentKey(one.item);
    const group = groups.get(key);
    if (group) group.duplicates.push(one.item);
    else groups.set(key, { first: one, duplicates: [] });
  }
  return Array.from(groups.values(), ({ first, duplicates }) => ({ ...first, duplicates }));
}

/** Parts of a document have the hash of none of their own. */
function contentKey({ contentHash, parentUrl, size, url }: StoredItem): string {
  return contentHash === undefined || parentUrl !== undefined || size === 0 ? url : `${contentHash} ${size}`;
}
