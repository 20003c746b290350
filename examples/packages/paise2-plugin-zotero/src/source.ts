import { existsSync, statSync } from 'node:fs';
import type { ContentSource, SourceEntry } from 'paise2/plugin';
import type { ZoteroOptions } from './options.ts';
import { placeOf } from './place.ts';
import { digest, fileMetadata, fingerprintOf } from './present.ts';
import { readDatabase } from './read-database.ts';
import { readLibrary, type Library } from './read-library.ts';
import { everything, itemUrl, type ZoteroFile, type ZoteroItem } from './zotero-item.ts';

/** Lists items and attached files. Nothing is removed while there is no library: its disk may be away. */
export const library: ContentSource<ZoteroOptions> = {
  urlSchemes: ['zotero'],
  async list(host, { scopes = [everything] }) {
    const { directory, database } = placeOf(host.options);
    if (!existsSync(database)) {
      host.log.info('There is no Zotero library.', { database });
      return;
    }
    const found = await readDatabase(database, host.signal, (opened) => readLibrary(opened, directory));
    const entries = [...found.items.map(itemEntry), ...(host.options.attachments ? fileEntries(found) : [])];
    for (const scope of scopes) {
      host.signal.throwIfAborted();
      const listing = await host.openListing(scope);
      const below = entries.filter(({ url }) => url === scope || url.startsWith(`${scope}/`));
      for (let start = 0; start < below.length; start += batch) await listing.add(below.slice(start, start + batch));
      await listing.complete();
    }
  },
  async suggest(host) {
    return existsSync(placeOf(host.options).database) ? [{ title: 'Zotero library', options: {} }] : [];
  },
};

const batch = 500;

function itemEntry(item: ZoteroItem): SourceEntry {
  const { modifiedAt } = item;
  return { url: itemUrl(item), fingerprint: fingerprintOf(item), ...(modifiedAt !== undefined && { modifiedAt }) };
}

/** A file that Zotero knows of but that is not here (it is fetched when it is opened) is not listed. */
function fileEntries({ files, items }: Library): readonly SourceEntry[] {
  const byUrl = new Map(items.map((item) => [itemUrl(item), item]));
  return files.flatMap((file) => {
    const stats = statSync(file.path, { throwIfNoEntry: false });
    if (!stats?.isFile()) return [];
    const metadata = fileMetadata(file, parentOf(file, byUrl));
    // What stands before the space is the file itself.
    const fingerprint = `${stats.ino}-${stats.size}-${stats.mtimeMs} ${digest(metadata)}`;
    return [{ url: itemUrl(file), fingerprint, size: stats.size, modifiedAt: Math.floor(stats.mtimeMs), metadata }];
  });
}

const parentOf = ({ parent, group }: ZoteroFile, byUrl: ReadonlyMap<string, ZoteroItem>): ZoteroItem | undefined =>
  parent === undefined ? undefined : byUrl.get(itemUrl({ key: parent, ...(group !== undefined && { group }) }));
