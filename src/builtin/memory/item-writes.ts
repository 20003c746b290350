import type { StorageWrite } from '../../plugin/data-storage-provider.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { CacheReference, ItemRecord } from '../../plugin/item.ts';
import { wordsByField } from './fields.ts';
import { addItem, removeItem } from './item-index.ts';
import type { IndexedItem, IndexedSource, IndexedText, ItemIndex } from './item-index.ts';

type Put = Extract<StorageWrite, { type: 'put' }>;
type Touch = Extract<StorageWrite, { type: 'touch' }>;

/** A write that is the index's own, its words found: whatever may fail because of what is written has been done. */
export type PreparedWrite = Exclude<StorageWrite, Put> | PreparedPut;

interface PreparedPut extends Put {
  readonly first: ItemRecord;
  readonly indexed: readonly PreparedItem[];
}

interface PreparedItem {
  readonly fields: Omit<ItemRecord, 'text' | 'extraTerms'>;
  readonly text: IndexedText;
}

export function prepareWrite(given: StorageWrite): PreparedWrite {
  const write = structuredClone(given);
  if (write.type !== 'put') return write;
  const { items } = write.items;
  const [first] = items;
  if (first === undefined) throw new PaiseError('BAD_PLUGIN_OUTPUT', 'A source URL has no items.', { where: write.items.sourceUrl });
  return { ...write, first, indexed: items.map(preparedItem) };
}

function preparedItem(item: ItemRecord): PreparedItem {
  const { text, extraTerms: _extraTerms, ...fields } = item;
  const words = wordsByField(item);
  const length = Object.values(words).reduce((sum, list) => sum + list.length, 0);
  return { fields, text: { words, length, textBytes: Buffer.byteLength(text) } };
}

/** Returns the cached bytes that the source URL referred to, and that it lets go unless it was put with them again. */
export function applyWrite(index: ItemIndex, write: PreparedWrite): readonly CacheReference[] {
  const source = index.sources.get(write.type === 'put' ? write.items.sourceUrl : write.sourceUrl);
  if (source !== undefined && write.generation < source.state.generation) return [];
  if (write.type === 'put') putSource(index, write, source);
  else if (source !== undefined && write.type === 'remove') removeSource(index, source);
  else if (source !== undefined && write.type === 'touch') touchSource(index, write, source);
  index.writtenAt = Date.now();
  return source?.cached ?? [];
}

function putSource(index: ItemIndex, { generation, items: made, first, indexed }: PreparedPut, before: IndexedSource | undefined): void {
  const { items: _items, sourceUrl, kept, cached = [], ...said } = made;
  const idsBefore = new Map(before && itemsOf(index, before).map(({ item }) => [item.url, item.id]));
  if (before !== undefined) removeSource(index, before);
  const indexedAt = Date.now();
  const itemIds = indexed.map(({ fields, text }) => {
    const id = idsBefore.get(fields.url) ?? index.lastId + 1;
    index.lastId = Math.max(index.lastId, id);
    addItem(index, { ...text, item: { ...fields, ...said, id, sourceUrl, indexedAt, ...(kept && { keptKey: kept.key }) } });
    return id;
  });
  const { status, mimeType } = first;
  const state = { id: itemIds[0] ?? 0, url: sourceUrl, ...said, status, mimeType, generation };
  index.sources.set(sourceUrl, { state, itemIds, keptKey: kept?.key, cached });
  if (kept !== undefined) index.kept.set(kept.key, kept.bytes);
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
