import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createMemoryDataStorage } from '../../builtin/memory/data-storage.ts';
import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { ItemRecord } from '../../plugin/item.ts';
import type { SearchRequest, SearchResult } from '../../plugin/paise.ts';
import { search, type SearchSources } from './search.ts';

/** With `contentHash` only for source URLs. */
export type TestItem = Partial<ItemRecord> & { readonly url: string; readonly contentHash?: string };

/** A storage with these items, filled up to be whole. */
export async function storageWith(items: readonly TestItem[]): Promise<DataStorage> {
  const storage = createMemoryDataStorage({ dataDirectory: `/${randomUUID()}`, access: 'write' });
  onTestFinished(() => storage.close());
  const hashes = new Map(items.map(({ url, contentHash }) => [url, contentHash === undefined ? {} : { contentHash }]));
  const records = items.map(({ contentHash: _contentHash, ...item }): ItemRecord => ({
    status: 'indexed',
    mimeType: 'text/plain',
    size: 1,
    modifiedAt: 0,
    metadata: {},
    text: '',
    ...item,
  }));
  const sources = records.filter(({ parentUrl }) => parentUrl === undefined);
  await storage.write(
    sources.map((source) => ({
      type: 'put',
      generation: 1,
      items: {
        sourceUrl: source.url,
        source: 'files/folders',
        fingerprint: '1',
        ...hashes.get(source.url),
        extractor: 'text/plain',
        revision: '1',
        items: [source, ...records.filter(({ url }) => url.startsWith(`${source.url}!/`))],
      },
    })),
  );
  return storage;
}

export async function searchIn(
  items: readonly TestItem[],
  query: string | SearchRequest,
  sources: Partial<SearchSources> = {},
): Promise<SearchResult> {
  const texts = new Map(items.map(({ url, text }) => [url, text]));
  return search(typeof query === 'string' ? { query } : query, {
    storage: await storageWith(items),
    place: { home: '/home/ann', cwd: '/work' },
    textOf: async ({ url }) => texts.get(url),
    freshnessOf: async () => undefined,
    ...sources,
  });
}
