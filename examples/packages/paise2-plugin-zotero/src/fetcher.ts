import { lstatSync } from 'node:fs';
import { RetryLater, type ContentFetcher, type FetchResult } from 'paise2/plugin';
import type { ZoteroOptions } from './options.ts';
import { placeOf } from './place.ts';
import { metadataOf, textOf } from './present.ts';
import { readDatabase } from './read-database.ts';
import { readLibrary } from './read-library.ts';
import { itemUrl, type ZoteroFile, type ZoteroItem } from './zotero-item.ts';

/** An item becomes a text; an attached file is read where it is. */
export const item: ContentFetcher<ZoteroOptions> = {
  urlSchemes: ['zotero'],
  async fetch(host, { url }) {
    const found = (await libraryOf(host.options, host.signal)).get(url);
    if (!found) return { type: 'gone' };
    if ('path' in found) return fileResult(found);
    const location = await host.cache.put(new TextEncoder().encode(textOf(found)));
    return { type: 'content', location, mimeType: 'text/plain', charset: 'utf-8', metadata: metadataOf(found) };
  },
};

/** The last library that was read, for the many items that are fetched in a row. */
let kept: { readonly path: string; readonly state: string; readonly byUrl: ByUrl } | undefined;

type ByUrl = ReadonlyMap<string, ZoteroItem | ZoteroFile>;

async function libraryOf(options: ZoteroOptions, signal: AbortSignal): Promise<ByUrl> {
  const { directory, database } = placeOf(options);
  const stats = lstatSync(database, { throwIfNoEntry: false });
  if (!stats) throw new RetryLater('There is no Zotero library.', 600_000);
  const state = `${stats.size} ${stats.mtimeMs}`;
  if (kept?.path === database && kept.state === state) return kept.byUrl;
  const { items, files } = await readDatabase(database, signal, (opened) => readLibrary(opened, directory));
  const byUrl: ByUrl = new Map([...items, ...files].map((one) => [itemUrl(one), one]));
  kept = { path: database, state, byUrl };
  return byUrl;
}

function fileResult({ path, mimeType }: ZoteroFile): FetchResult {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) return { type: 'gone' };
  const location = { kind: 'file', path, size: stats.size, modifiedAt: Math.floor(stats.mtimeMs) } as const;
  return { type: 'content', location, ...(mimeType !== undefined && { mimeType }) };
}
