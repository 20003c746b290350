import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import { filePath } from '../../plugin/file-url.ts';
import type { StoredItem } from '../../plugin/item.ts';
import type { ExportedItem } from '../../plugin/paise.ts';
import { titleOf } from '../search/title-of.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { unpackItems } from './kept-items.ts';

type Texts = ReadonlyMap<string, string>;

/** All items with their texts, in the order of their URLs. A text that cannot be made again is empty. */
export async function* exportItems(
  storage: DataStorage,
  pool: Pick<WorkerPool, 'ask'>,
  request: { readonly below?: string; readonly signal?: AbortSignal },
): AsyncGenerator<ExportedItem> {
  let sourceUrl: string | undefined;
  let texts: Texts = new Map();
  for await (const page of storage.allItems(request.below === undefined ? {} : { below: request.below })) {
    for (const item of page) {
      if (request.signal?.aborted) return;
      if (item.sourceUrl !== sourceUrl) texts = await textsOf(item, storage, pool);
      sourceUrl = item.sourceUrl;
      yield exported(item, texts.get(item.url) ?? '');
    }
  }
}

/** The texts of all items of one source URL: they are made together. */
async function textsOf(item: StoredItem, storage: DataStorage, pool: Pick<WorkerPool, 'ask'>): Promise<Texts> {
  if (item.extractor === undefined) return new Map();
  const kept = item.keptKey === undefined ? undefined : await storage.kept(item.keptKey);
  const items = kept
    ? unpackItems(item.sourceUrl, kept)
    : await pool.ask('extract', { url: item.sourceUrl }).then(
        ({ items: made }) => made,
        () => [],
      );
  return new Map(items.map(({ url, text }) => [url, text]));
}

function exported(item: StoredItem, text: string): ExportedItem {
  const { url, parentUrl, mimeType, status, metadata } = item;
  const path = filePath(url);
  return {
    url,
    ...(path !== undefined && { path }),
    ...(parentUrl !== undefined && { parentUrl }),
    title: titleOf(item),
    text,
    mimeType,
    status,
    metadata,
  };
}
