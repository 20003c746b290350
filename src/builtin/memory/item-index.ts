import type { CacheReference, SourceState, StoredItem } from '../../plugin/item.ts';
import type { WordsByField } from './fields.ts';

/** What is indexed of an item. */
export interface IndexedText {
  readonly words: WordsByField;
  /** Number of words. */
  readonly length: number;
  /** UTF-8 bytes of the text. */
  readonly textBytes: number;
}

export interface IndexedItem extends IndexedText {
  readonly item: StoredItem;
  /** Of the write that it came with. */
  readonly generation: number;
}

/** A source URL and its items, its own first. */
export interface IndexedSource {
  readonly state: SourceState;
  readonly itemIds: readonly number[];
  readonly keptKey?: string | undefined;
  readonly cached: readonly CacheReference[];
}

/** Everything that one storage holds. Entries are replaced, never changed. */
export interface ItemIndex {
  readonly sources: Map<string, IndexedSource>;
  readonly items: Map<number, IndexedItem>;
  readonly idsByUrl: Map<string, number>;
  /** Ids of the items that have a word in any field. */
  readonly idsByWord: Map<string, Set<number>>;
  readonly kept: Map<string, Uint8Array>;
  /** Number of words of all items. */
  length: number;
  lastId: number;
  writtenAt?: number;
}

export function createItemIndex(): ItemIndex {
  return { sources: new Map(), items: new Map(), idsByUrl: new Map(), idsByWord: new Map(), kept: new Map(), length: 0, lastId: 0 };
}

export function addItem(index: ItemIndex, indexed: IndexedItem): void {
  const { id, url } = indexed.item;
  index.items.set(id, indexed);
  index.idsByUrl.set(url, id);
  index.length += indexed.length;
  for (const word of vocabulary(indexed)) {
    const ids = index.idsByWord.get(word);
    if (ids === undefined) index.idsByWord.set(word, new Set([id]));
    else ids.add(id);
  }
}

export function removeItem(index: ItemIndex, { item: { id, url }, ...text }: IndexedItem): void {
  index.items.delete(id);
  if (index.idsByUrl.get(url) === id) index.idsByUrl.delete(url);
  index.length -= text.length;
  for (const word of vocabulary(text)) {
    const ids = index.idsByWord.get(word);
    ids?.delete(id);
    if (ids?.size === 0) index.idsByWord.delete(word);
  }
}

const vocabulary = ({ words }: IndexedText): ReadonlySet<string> => new Set(Object.values(words).flat());
