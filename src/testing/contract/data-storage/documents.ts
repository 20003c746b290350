import type { DataStorage, StorageWrite } from '../../../plugin/data-storage-provider.ts';
import type { ItemRecord, SourceItems } from '../../../plugin/item.ts';

type Put = Extract<StorageWrite, { type: 'put' }>;

/** What a put says beyond its first item. */
export interface PutChanges extends Partial<Omit<SourceItems, 'sourceUrl' | 'items'>> {
  readonly generation?: number;
  /** Descendants of the first item. */
  readonly children?: readonly ItemRecord[];
}

/** Writes one source URL with one item, and children where given. */
export function put(url: string, item: Partial<ItemRecord> = {}, { generation = 1, children = [], ...changes }: PutChanges = {}): Put {
  const made = { source: 'files/directory', fingerprint: `f${generation}`, revision: 'v1' };
  return { type: 'put', generation, items: { sourceUrl: url, ...made, ...changes, items: [itemAt(url, item), ...children] } };
}

/** Adds these children to a source URL; with `since` they are the last. */
export function append(
  url: string,
  children: readonly ItemRecord[],
  { item = {}, since, ...changes }: Omit<PutChanges, 'children'> & { readonly item?: Partial<ItemRecord>; readonly since?: number } = {},
): StorageWrite {
  return { ...put(url, item, { ...changes, children }), type: 'append', ...(since !== undefined && { since }) };
}

export function itemAt(url: string, changes: Partial<ItemRecord> = {}): ItemRecord {
  const plain = { status: 'indexed', mimeType: 'text/plain', size: 10, modifiedAt: 1_700_000_000_000, metadata: {}, text: '' } as const;
  return { url, ...plain, ...changes };
}

export function childOf(parentUrl: string, key: string, changes: Partial<ItemRecord> = {}): ItemRecord {
  return itemAt(`${parentUrl}!/${key}`, { parentUrl, ...changes });
}

export const remove = (sourceUrl: string, generation = 1): StorageWrite => ({ type: 'remove', generation, sourceUrl });

export const touch = (sourceUrl: string, generation: number): StorageWrite => ({
  type: 'touch',
  generation,
  sourceUrl,
  fingerprint: `touched ${generation}`,
  modifiedAt: 1_800_000_000_000,
});

/** Writes one item per text, at `file:///d/1`, `file:///d/2`…, all of the same age. */
export async function writeTexts(storage: DataStorage, texts: readonly string[]): Promise<void> {
  await storage.write(texts.map((text, index) => put(`file:///d/${index + 1}`, { text })));
}

/** Writes items at `file:///f/…` whose words no query asks for, so that other words are rare. */
export async function writeFillers(storage: DataStorage, count: number): Promise<void> {
  await storage.write(Array.from({ length: count }, (_, index) => put(`file:///f/${index}`, { text: `filler number ${index}` })));
}

export async function idOf(storage: DataStorage, url: string): Promise<number> {
  const item = await storage.itemByUrl(url);
  if (item === undefined) throw new Error(`There is no item ${url}.`);
  return item.id;
}
