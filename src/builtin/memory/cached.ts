import type { CacheReference } from '../../plugin/item.ts';
import type { ItemIndex } from './item-index.ts';

/** Those that no source URL refers to, each once. */
export function unreferenced(index: ItemIndex, references: readonly CacheReference[]): readonly CacheReference[] {
  if (references.length === 0) return [];
  const unused = new Map(references.map((reference) => [keyOf(reference), reference]));
  for (const { cached } of index.sources.values()) for (const reference of cached) unused.delete(keyOf(reference));
  return [...unused.values()];
}

export const isReferenced = (index: ItemIndex, reference: CacheReference): boolean => unreferenced(index, [reference]).length === 0;

const keyOf = ({ plugin, cacheId }: CacheReference): string => JSON.stringify([plugin, cacheId]);
