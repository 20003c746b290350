import type { ItemRecord, SourceItems } from '../../plugin/item.ts';
import type { CachedChanges } from './storage-cached.ts';
import type { createFieldMaker } from './storage-fields.ts';
import type { FullTextChanges } from './storage-full-text.ts';
import { packHash } from './storage-hash.ts';
import type { Interned } from './storage-interned.ts';
import type { ItemRow, ItemRows } from './storage-rows.ts';
import type { Totals } from './storage-totals.ts';
import type { UrlParts } from './storage-url.ts';
import { splitUrl } from './storage-url.ts';

/** What the writes of one transaction share. */
export interface Batch {
  readonly now: number;
  readonly rows: ItemRows;
  readonly interned: Interned;
  readonly totals: Totals;
  readonly cached: CachedChanges;
  readonly fullText: FullTextChanges;
  readonly fieldsOf: ReturnType<typeof createFieldMaker>;
}

/** An item with the id and place that it gets. */
interface PlannedItem {
  readonly id: number;
  readonly parts: UrlParts;
  readonly folder: number;
  readonly item: ItemRecord;
}

/** What an item belongs to. */
interface Owner {
  readonly items: SourceItems;
  readonly generation: number;
  /** Id of the item of the source URL. */
  readonly root: number;
  readonly parent: number | null;
}

/** Replaces what is stored for a source URL, unless that is newer. An item whose URL is stored already keeps its id. */
export function put(batch: Batch, items: SourceItems, generation: number): void {
  const { rows, interned, totals, cached } = batch;
  const [first, ...others] = items.items;
  if (first === undefined) throw new TypeError(`There is no item for ${items.sourceUrl}.`);
  const parts = splitUrl(items.sourceUrl);
  const folder = interned.folder(parts.folder);
  const before = rows.find(folder, parts.name);
  if (before?.root === null && (before.generation ?? 0) > generation) return;

  const own: PlannedItem = { id: before?.id ?? totals.nextId(), parts, folder, item: first };
  const planned = new Map([[items.sourceUrl, own]]);
  for (const item of others) if (item.url !== items.sourceUrl) planned.set(item.url, plan(batch, item, planned.get(item.url)));
  if (before !== undefined) remove(batch, before);
  for (const { item, ...place } of planned.values()) {
    const parent = item.parentUrl === undefined ? undefined : planned.get(item.parentUrl)?.id;
    insert(batch, { item, ...place }, { items, generation, root: own.id, parent: parent ?? null });
  }
  if (items.cached !== undefined) cached.hold(own.id, items.cached);
}

/** Removes an item, and what came out of it when it is that of a source URL. */
export function remove(batch: Batch, row: ItemRow): void {
  const { rows, totals, cached, fullText } = batch;
  const removed = row.root === null ? [row, ...rows.descendants(row.id)] : [row];
  for (const item of removed) {
    if (!rows.delete(item.id)) continue;
    fullText.remove(item.id);
    totals.count(item, -1);
  }
  if (row.root === null) cached.letGo(row.id);
}

/** Makes room for an item. Its URL may be taken by an earlier state of it, or by another source URL; of two in one put, the later stays. */
function plan(batch: Batch, item: ItemRecord, earlier: PlannedItem | undefined): PlannedItem {
  if (earlier !== undefined) return { ...earlier, item };
  const { rows, interned, totals } = batch;
  const parts = splitUrl(item.url);
  const folder = interned.folder(parts.folder);
  const before = rows.find(folder, parts.name);
  if (before !== undefined) remove(batch, before);
  return { id: before?.id ?? totals.nextId(), parts, folder, item };
}

function insert(batch: Batch, { id, parts, folder, item }: PlannedItem, owner: Owner): void {
  const { rows, interned, totals, fullText, fieldsOf, now } = batch;
  const { items, generation, root, parent } = owner;
  const isOwn = id === root;
  const metadata = JSON.stringify(item.metadata);
  const row = {
    id,
    folder,
    name: parts.name,
    kind: interned.kind(items, item),
    size: finite(item.size),
    modifiedAt: finite(item.modifiedAt),
    indexedAt: now,
    textBytes: Buffer.byteLength(item.text),
    generation: isOwn ? generation : null,
    fingerprint: isOwn ? items.fingerprint : null,
    contentHash: isOwn && items.contentHash !== undefined ? packHash(items.contentHash) : null,
    kept: isOwn && items.kept !== undefined ? interned.kept(items.kept) : null,
    root: isOwn ? null : root,
    parent,
    reasonText: item.reason?.text ?? null,
    metadata: metadata === '{}' ? null : metadata,
  };
  rows.insert(row);
  totals.count(row, 1);
  fullText.add(id, fieldsOf(item, parts, { id, source: items.source }));
}

/** Times and sizes come from documents; SQLite takes what is no number for NULL. */
const finite = (value: number): number => (Number.isFinite(value) ? value : 0);
