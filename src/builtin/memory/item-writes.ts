import type { StorageWrite } from '../../plugin/data-storage-provider.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { CacheReference, ItemRecord, SourceItems, StoredItem } from '../../plugin/item.ts';
import { wordsByField } from './fields.ts';
import { addItem, removeItem } from './item-index.ts';
import type { IndexedItem, IndexedSource, IndexedText, ItemIndex } from './item-index.ts';

type Put = Extract<StorageWrite, { type: 'put' | 'append' }>;
type Touch = Extract<StorageWrite, { type: 'touch' }>;

/** A write that is the index's own, its words found: whatever may fail because of what is written has been done. */
export type PreparedWrite = Exclude<StorageWrite, Put> | PreparedPut;

type PreparedPut = Put & {
  readonly first: ItemRecord;
  readonly indexed: readonly PreparedItem[];
};

type PreparedAppend = PreparedPut & { readonly type: 'append' };

interface PreparedItem {
  readonly fields: Omit<ItemRecord, 'text' | 'extraTerms' | 'words'>;
  readonly text: IndexedText;
}

/** What filters ask for are words of an index too, six of each item (source, type, extension, folder, id, language): they count in its length. */
const wordsOfFilters = 6;

export function prepareWrite(given: StorageWrite): PreparedWrite {
  const write = structuredClone(given);
  if (!('items' in write)) return write;
  const { items } = write.items;
  const [first] = items;
  if (first === undefined) throw new PaiseError('BAD_PLUGIN_OUTPUT', 'A source URL has no items.', { where: write.items.sourceUrl });
  return { ...write, first, indexed: items.map(preparedItem) };
}

function preparedItem(item: ItemRecord): PreparedItem {
  const { text, extraTerms: _extraTerms, words: _words, ...fields } = item;
  const words = wordsByField(item);
  const length = Object.values(words).reduce((sum, list) => sum + list.length, wordsOfFilters);
  return { fields, text: { words, length, textBytes: Buffer.byteLength(text) } };
}

/** Returns the cached bytes that the source URL referred to, and that it lets go unless it was put with them again. */
export function applyWrite(index: ItemIndex, write: PreparedWrite): readonly CacheReference[] {
  const source = index.sources.get('items' in write ? write.items.sourceUrl : write.sourceUrl);
  if (source !== undefined && write.generation < source.state.generation) return [];
  if ('items' in write) putSource(index, write, source);
  else if (source !== undefined && write.type === 'remove') removeSource(index, source);
  else if (source !== undefined && write.type === 'touch') touchSource(index, write, source);
  index.writtenAt = Date.now();
  return source?.cached ?? [];
}

function putSource(index: ItemIndex, write: PreparedPut, before: IndexedSource | undefined): void {
  const { generation, first, indexed } = write;
  const { items: _items, sourceUrl, kept, cached = [], ...said } = write.items;
  const idsBefore = new Map(before && itemsOf(index, before).map(({ item }) => [item.url, item.id]));
  const stayed = before && write.type === 'append' ? stayingItems(index, before, write) : [];
  if (before !== undefined) removeSource(index, before);
  const indexedAt = Date.now();
  const itemIds = indexed.map(({ fields, text }) => {
    const id = idsBefore.get(fields.url) ?? index.lastId + 1;
    index.lastId = Math.max(index.lastId, id);
    addItem(index, { ...text, generation, item: { ...fields, ...said, id, sourceUrl, indexedAt, ...(kept && { keptKey: kept.key }) } });
    return id;
  });
  for (const item of stayed) addItem(index, item);
  const { status, mimeType } = first;
  const state = { id: itemIds[0] ?? 0, url: sourceUrl, ...said, status, mimeType, generation };
  index.sources.set(sourceUrl, { state, itemIds: [...itemIds, ...stayed.map(({ item }) => item.id)], keptKey: kept?.key, cached });
  if (kept !== undefined) index.kept.set(kept.key, kept.bytes);
}

/** The descendants that an append leaves alone. What the source URL says of all its items becomes theirs. */
function stayingItems(index: ItemIndex, before: IndexedSource, write: PreparedAppend): readonly IndexedItem[] {
  const { items: made, indexed, since = 0 } = write;
  const replaced = new Set([before.state.url, ...indexed.map(({ fields }) => fields.url)]);
  return itemsOf(index, before)
    .filter(({ item, generation }) => !replaced.has(item.url) && generation >= since)
    .map(({ item, ...rest }) => ({ ...rest, item: withSharedFields(item, made) }));
}

function withSharedFields(item: StoredItem, { fingerprint, contentHash, kept }: SourceItems): StoredItem {
  const { contentHash: _hash, keptKey: _kept, ...own } = item;
  return { ...own, fingerprint, ...(contentHash !== undefined && { contentHash }), ...(kept && { keptKey: kept.key }) };
}

function touchSource(index: ItemIndex, { generation, fingerprint, modifiedAt, sourceUrl }: Touch, source: IndexedSource): void {
  for (const { item, ...text } of itemsOf(index, source)) {
    const time = item.id === source.state.id ? modifiedAt : item.modifiedAt;
    index.items.set(item.id, { ...text, item: { ...item, fingerprint, modifiedAt: time } });
  }
  index.sources.set(sourceUrl, { ...source, state: { ...source.state, fingerprint, generation } });
}

function removeSource(index: ItemIndex, source: IndexedSource): void {
  for (const indexed of itemsOf(index, source)) removeItem(index, indexed);
  index.sources.delete(source.state.url);
}

function itemsOf(index: ItemIndex, { itemIds }: IndexedSource): readonly IndexedItem[] {
  return itemIds.flatMap((id) => index.items.get(id) ?? []);
}
