import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { StoredItem } from '../../plugin/item.ts';
import { targetUrl } from '../pipeline/target-url.ts';

/** The item that a person or a program names by the id of a hit, a path or a URL. Throws `USAGE` where the index has none. */
export async function findItem(target: string, storage: Pick<DataStorage, 'items' | 'itemByUrl'>): Promise<StoredItem> {
  const [byId] = /^\d{1,15}$/.test(target) ? await storage.items([Number(target)]) : [];
  const item = byId ?? (await storage.itemByUrl(targetUrl(target)));
  if (item !== undefined) return item;
  throw new PaiseError('USAGE', `There is no item ${target} in the index.`, {
    hint: 'Name it by its path, its URL or the id of a hit; `paise2 explain` says why a file is not there.',
  });
}
