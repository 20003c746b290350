import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { StoredItem } from '../../plugin/item.ts';
import type { ItemFilter } from '../../plugin/paise.ts';
import { targetUrl } from '../pipeline/target-url.ts';

/** Items that fit all conditions, ordered by URL. No page is empty. */
export async function* listItems(
  storage: Pick<DataStorage, 'allItems'>,
  { status, code, source, below }: ItemFilter,
): AsyncGenerator<readonly StoredItem[]> {
  const wanted = { ...(status !== undefined && { status }), ...(below !== undefined && { below: targetUrl(below) }) };
  const fits = (item: StoredItem): boolean =>
    (code === undefined || item.reason?.code === code) && (source === undefined || item.source === source);
  for await (const page of storage.allItems(wanted)) {
    const fitting = page.filter(fits);
    if (fitting.length > 0) yield fitting;
  }
}
