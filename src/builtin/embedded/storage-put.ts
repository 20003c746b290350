import type { StorageWrite } from '../../plugin/data-storage-provider.ts';
import type { ItemRecord, SourceItems } from '../../plugin/item.ts';
import type { CachedChanges } from './storage-cached.ts';
import type { createFieldMaker } from './storage-fields.ts';
import type { FullTextChanges } from './storage-full-text.ts';
import { packHash } from './storage-hash.ts';
import { createdAt, pagesOf } from './storage-numbers.ts';
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

type Put = Extract<StorageWrite, { readonly type: 'put' }>;
type Append = Extract<StorageWrite, { readonly type: 'append' }>;

/** Replaces what is stored for a source URL, unless that is newer. */
export function put(batch: Batch, write: Put): void {
  store(batch, write, remove);
}

/** Adds to what is stored for a source URL, unless that is newer. */
export function append(batch: Batch, write: Append): void {
  const root = store(batch, write, removeOwn);
  if (root !== undefined && write.since !== undefined) removeDescendants(batch, root, write.since);
}

/** Stores items, after what has to go is removed. Those whose URL is stored already keep their ids. Returns the id of the source URL's item. */
function store(batch: Batch, { items, generation }: Put | Append, makeRoom: (batch: Batch, before: ItemRow) => void): number | undefined {
  const { rows, interned, totals, cached } = batch;
  const [first, ...others] = items.items;
  if (first === undefined) throw new TypeError(`There is no item for ${items.sourceUrl}.`);
  const parts = splitUrl(items.sourceUrl);
  const folder = interned.folder(parts.folder);
  const before = rows.find(folder, parts.name);
  if (before?.root === null && (before.generation ?? 0) > generation) return undefined;

  const own: PlannedItem = { id: before?.id ?? totals.nextId(), parts, folder, item: first };
  const planned = new Map([[items.sourceUrl, own]]);
  for (const item of others) if (item.url !== items.sourceUrl) planned.set(item.url, plan(batch, item, planned.get(item.url)));
  if (before !== undefined) makeRoom(batch, before);
  for (const { item, ...place } of planned.values()) {
    const parent = item.parentUrl === undefined ? null : (planned.get(item.parentUrl)?.id ?? storedPart(batch, item.parentUrl, own.id));
    insert(batch, { item, ...place }, { items, generation, root: own.id, parent });
  }
  if (items.cached !== undefined) cached.hold(own.id, items.cached);
  return own.id;
}

/** Id of an item that an earlier write stored for the same source URL. */
function storedPart({ rows, interned }: Batch, url: string, root: number): number | null {
  const { folder, name } = splitUrl(url);
  const folderId = interned.knownFolder(folder);
  const row = folderId === undefined ? undefined : rows.find(folderId, name);
  return row?.root === root ? row.id : null;
}

/** Removes an item, and what came out of it when it is that of a source URL. */
export function remove(batch: Batch, row: ItemRow): void {
  removeOwn(batch, row);
  if (row.root === null) removeDescendants(batch, row.id, Number.MAX_SAFE_INTEGER);
}

function removeOwn({ rows, totals, cached, fullText }: Batch, row: ItemRow): void {
  if (rows.delete(row.id)) {
    fullText.remove(row.id);
    totals.count(row, -1);
  }
  if (row.root === null) cached.letGo(row.id);
}

function removeDescendants(batch: Batch, root: number, before: number): void {
  for (const page of batch.rows.descendants(root, before)) for (const row of page) removeOwn(batch, row);
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
    created: createdAt(item.metadata),
    pages: pagesOf(item.metadata),
    indexedAt: now,
    textBytes: Buffer.byteLength(item.text),
    generation,
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
